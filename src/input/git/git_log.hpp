#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/instant.hpp"

namespace outagedb {

struct GitCommit {
  std::string_view hash;     // in full
  Instant at = 0;            // the author's time: a rebase moves the committer's
  std::string_view subject;  // as git has it, which need not be valid UTF-8
};

// The commits that HEAD of the repository in `folder` descends from, ancestors first, read from
// git's own log as it prints it. What a commit shows is void after the call. Throws Error where git
// cannot be run, or cannot read the folder to its end.
void read_git_log(const std::string& folder, const std::function<void(const GitCommit&)>& take);

}  // namespace outagedb
