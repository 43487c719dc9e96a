#include "input/git/git_log.hpp"

#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/process.hpp"
#include "input/git/git.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kFieldLimit = std::size_t{1} << 20;

// The output of git: NUL-terminated fields, three per commit.
class Commits {
 public:
  explicit Commits(const std::function<void(const GitCommit&)>& take) : take_(take) {}

  void add(std::string_view text) {
    while (!text.empty()) {
      const auto end = text.find('\0');
      fields_[field_] += text.substr(0, end);
      if (fields_[field_].size() > kFieldLimit)
        throw Error("a commit's subject is longer than 1 MiB");
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
      if (++field_ == fields_.size()) give();
    }
  }

  [[nodiscard]] bool whole() const noexcept { return field_ == 0 && fields_[0].empty(); }

 private:
  void give() {
    const auto& [hash, at, subject] = fields_;
    GitCommit commit{hash, 0, subject};
    const auto [end, error] = std::from_chars(at.data(), at.data() + at.size(), commit.at);
    if (error != std::errc() || end != at.data() + at.size())
      throw Error("git reports no valid time for commit " + hash);
    take_(commit);
    for (auto& field : fields_) field.clear();
    field_ = 0;
  }

  const std::function<void(const GitCommit&)>& take_;
  std::array<std::string, 3> fields_;
  std::size_t field_ = 0;
};

}  // namespace

void read_git_log(const std::string& folder, const std::function<void(const GitCommit&)>& take) {
  // Checking a signature would run the program that the repository configures for it.
  Process git(git_command(folder, {"log", "-z", "--reverse", "--topo-order", "--no-show-signature",
                                   "--no-mailmap", "--no-color", "--no-patch", "--encoding=UTF-8",
                                   "--format=tformat:%H%x00%at%x00%s", "HEAD", "--"}),
              git_environment());
  Commits commits(take);
  std::array<char, 65536> chunk{};
  do {
    git.out().read(chunk.data(), chunk.size());
    commits.add({chunk.data(), static_cast<std::size_t>(git.out().gcount())});
  } while (git.out());
  git.finish();
  if (!commits.whole()) throw Error("git exited in the middle of a commit of " + folder);
}

}  // namespace outagedb
