#include "cli/git_ingest.hpp"

#include <fmt/format.h>

#include <sstream>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "store/git_history.hpp"

namespace outagedb {
namespace {

// A version that cannot be read (a page of an error that was scraped, say) costs only itself.
void read_version(const std::string& content, const GitVersion& version, const std::string& format,
                  const ReadOptions& options, IngestBatch& batch) {
  constexpr std::size_t kHead = 64UL * 1024;
  std::istringstream stream(content);
  try {
    const auto head = std::string_view(content).substr(0, kHead);
    format_to_read(format, head, options.table).read(stream, options, batch);
  } catch (const Error& error) {
    batch.reject({1, 0, content}, fmt::format("commit {}: {}", version.commit, error.what()),
                 error.hint());
  }
}

}  // namespace

std::optional<Summary> ingest_git_file(SQLite::Database& db, const std::string& name,
                                       const std::string& format, ReadOptions options,
                                       const std::function<bool(const Summary&)>& keep) {
  GitFile file(name);
  const std::string root = file.root();
  const auto versions = file.versions(last_commit_read(db, root, file.path()));
  if (versions.empty()) return std::nullopt;
  IngestBatch batch(db, {.name = name,
                         .format = format.empty() ? "git" : format,
                         .observed_at = versions.back().at,
                         .stated_at = versions.back().at});
  Sha256 hash;
  for (const GitVersion& version : versions) {
    hash.add(version.commit);
    const auto content = file.content(version);
    if (!content) continue;
    options.observed_at = version.at;
    batch.observe(version.at);
    read_version(*content, version, format, options, batch);
  }
  Summary summary = batch.finish(hash.digest());
  if (keep(summary)) {
    remember_commit(db, root, file.path(), versions.back().commit, summary.batch);
    batch.commit();
  }
  return summary;
}

}  // namespace outagedb
