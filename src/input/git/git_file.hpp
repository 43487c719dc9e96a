#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/git/process.hpp"
#include "model/instant.hpp"

namespace outagedb {

struct GitVersion {
  std::string commit;
  Instant at = 0;  // when it was committed: a scraped feed was retrieved then
};

// A file with all versions that a git repository has of it. Read through git's plumbing: whoever
// has a clone has git, it reads every repository that its version can write, and what a hostile
// repository breaks is another process. Nothing of the repository's own (hooks, filters, remotes)
// is run.
class GitFile {
 public:
  // "REPO:PATH", PATH within the repository. Throws Error where either is not there.
  explicit GitFile(const std::string& name);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] std::string root() const;  // the history's first commit
  // Those that changed the file, oldest first, along the first parents; only what comes after
  // `last` where that is part of the history. A file's earlier names are not followed.
  [[nodiscard]] std::vector<GitVersion> versions(const std::optional<std::string>& last) const;
  // Nothing where the commit deleted it. Throws Error over 1 GiB.
  [[nodiscard]] std::optional<std::string> content(const GitVersion& version);

 private:
  [[nodiscard]] std::string answer(std::vector<std::string> arguments) const;

  std::string repository_;
  std::string path_;
  std::optional<Process> files_;
};

}  // namespace outagedb
