#include "input/git/git_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "input/git/git.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 30;

}  // namespace

GitFile::GitFile(const std::string& name) {
  for (auto colon = name.find(':'); colon != std::string::npos; colon = name.find(':', colon + 1)) {
    std::error_code unknown;  // then the folder is not usable
    if (!std::filesystem::is_directory(name.substr(0, colon), unknown)) continue;
    repository_ = name.substr(0, colon);
    path_ = name.substr(colon + 1);
    break;
  }
  if (path_.empty() || path_.find('\n') != std::string::npos) {
    throw Error(fmt::format("'{}' is not of the form REPO:PATH", name),
                "REPO is an existing folder, as in --git status-archive:data/incidents.json");
  }
  // The folder may be within the repository: git's commands disagree on what a path is relative to.
  std::string prefix = answer({"rev-parse", "--show-prefix"});
  while (prefix.ends_with('\n')) prefix.pop_back();
  path_ = (std::filesystem::path(prefix) / path_).lexically_normal().string();
  if (!prefix.empty()) {
    repository_ = answer({"rev-parse", "--show-toplevel"});
    while (repository_.ends_with('\n')) repository_.pop_back();
  }
  if (answer({"rev-list", "-n", "1", "HEAD", "--", path_}).empty()) {
    throw Error(
        fmt::format("the repository '{}' has no committed version of '{}'", repository_, path_),
        fmt::format("'git -C {} ls-files' lists its files", repository_));
  }
}

std::string GitFile::answer(std::vector<std::string> arguments) const {
  Process git(git_command(repository_, std::move(arguments)), git_environment());
  std::ostringstream text;
  if (git.out().peek() != EOF) text << git.out().rdbuf();
  git.finish();
  return text.str();
}

std::string GitFile::root() const {
  const std::string roots = answer({"rev-list", "--first-parent", "--max-parents=0", "HEAD"});
  return roots.substr(0, roots.find('\n'));
}

std::vector<GitVersion> GitFile::versions(const std::optional<std::string>& last) const {
  std::istringstream lines(
      answer({"rev-list", "--timestamp", "--first-parent", "--reverse", "HEAD", "--", path_}));
  std::vector<GitVersion> versions;
  GitVersion version;
  while (lines >> version.at >> version.commit) versions.push_back(version);
  const auto known = std::find_if(versions.begin(), versions.end(),
                                  [&](const GitVersion& each) { return each.commit == last; });
  if (known != versions.end()) versions.erase(versions.begin(), std::next(known));
  return versions;
}

std::optional<std::string> GitFile::content(const GitVersion& version) {
  if (!files_) files_.emplace(git_command(repository_, {"cat-file", "--batch"}));
  files_->write(fmt::format("{}:{}\n", version.commit, path_));
  std::string header;
  std::getline(files_->out(), header);
  if (header.ends_with(" missing")) return std::nullopt;
  std::istringstream words(header);
  std::string object;
  std::string kind;
  std::size_t size = 0;
  if (!(words >> object >> kind >> size) || kind != "blob" || size > kLargest) {
    throw Error(fmt::format("cannot read '{}' of commit {}: {}", path_, version.commit,
                            valid_utf8(header)));
  }
  std::string content(size, '\0');
  files_->out().read(content.data(), static_cast<std::streamsize>(size));
  if (!files_->out().ignore(1))
    throw Error(fmt::format("git exited while sending '{}' of commit {}", path_, version.commit));
  return content;
}

}  // namespace outagedb
