#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/process.hpp"
#include "model/instant.hpp"

namespace outagedb {

struct GitVersion {
  std::string commit;
  Instant at = 0;  // commit time, which is when a scraped feed was retrieved
};

// A file with all its versions in a git repository. Read through git's plumbing commands: whoever
// has a clone has git, git reads every repository that its version can write, and a hostile
// repository can only break another process. Nothing of the repository's own (hooks, filters,
// remotes) is run.
class GitFile {
 public:
  // "REPO:PATH", PATH being relative to the repository. Throws Error if either does not exist.
  explicit GitFile(const std::string& name);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] std::string root() const;  // the first commit of the history
  // The versions that changed the file, oldest first, along the first parents; only those after
  // `last` if it is part of the history. Renames of the file are not followed.
  [[nodiscard]] std::vector<GitVersion> versions(const std::optional<std::string>& last) const;
  // Empty if the commit deleted the file. Throws Error if it is larger than 1 GiB.
  [[nodiscard]] std::optional<std::string> content(const GitVersion& version);

 private:
  [[nodiscard]] std::string answer(std::vector<std::string> arguments) const;

  std::string repository_;
  std::string path_;
  std::optional<Process> files_;
};

}  // namespace outagedb
