#include <fmt/format.h>

#include <iostream>
#include <sstream>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "cli/commit.hpp"
#include "cli/terminal/progress.hpp"
#include "input/git/git_file.hpp"
#include "input/tables/kept_options.hpp"
#include "output/tables/escape_controls.hpp"
#include "store/batches/git_history.hpp"

namespace outagedb {
namespace {

// The format of each version is detected from its content unless the user specifies one.
std::string format_of_batch(const IngestSettings& settings) {
  return settings.format.empty() ? "git" : settings.format;
}

// An unreadable version (such as a scraped error page) does not affect the others.
void read_version(const std::string& content, const GitVersion& version, const std::string& format,
                  const ReadOptions& options, IngestBatch& batch) {
  constexpr std::size_t kHead = 64UL * 1024;
  std::istringstream stream(content);
  try {
    const std::string_view head = std::string_view(content).substr(0, kHead);
    const Format& read_as = format_to_read(format, head, options.table);
    batch.begin_version(version.at, std::string(read_as.name));
    read_as.read(stream, options, batch);
  } catch (const Error& error) {
    batch.reject({1, 0, content}, fmt::format("commit {}: {}", version.commit, error.what()),
                 error.hint());
  }
}

// Returns the digest of the commits that were read.
std::string read_versions(GitFile& file, const std::vector<GitVersion>& versions,
                          const std::string& name, const IngestSettings& settings,
                          IngestBatch& batch) {
  ReadOptions options = settings.read;
  Progress progress(escape_controls(name), std::nullopt, settings.quiet);
  Sha256 hash;
  std::uint64_t bytes = 0;
  for (const GitVersion& version : versions) {
    hash.add(version.commit);
    const auto content = file.content(version);
    if (!content) continue;
    options.observed_at = version.at;
    batch.begin_version(version.at, format_of_batch(settings));
    read_version(*content, version, settings.format, options, batch);
    bytes += content->size();
    progress.records(static_cast<std::uint64_t>(batch.so_far().read), bytes);
  }
  return hash.digest();
}

}  // namespace

std::int64_t ingest_git_file(SQLite::Database& db, const std::string& name,
                             const IngestSettings& settings) {
  GitFile file(name);
  const std::string root = file.root();
  const auto versions = file.versions(last_commit_read(db, root, file.path()));
  if (versions.empty()) {
    if (!settings.quiet) std::cerr << fmt::format("{}: no new commits\n", name);
    return 0;
  }
  const BatchInput input{.name = name,
                         .format = format_of_batch(settings),
                         .observed_at = versions.back().at,
                         .stated_at = versions.back().at,
                         .options = options_to_keep(settings.read),
                         .reports = {.duplicates = settings.duplicates},
                         .watched = settings.watched};
  IngestBatch batch(db, input);
  const std::string digest = read_versions(file, versions, name, settings, batch);
  const Summary summary = batch.finish(digest);
  remember_commit(db, root, file.path(), versions.back().commit, summary.batch);
  commit_and_report(batch, summary, input, settings, summary.rejected);
  return summary.rejected;
}

}  // namespace outagedb
