#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/instant.hpp"

namespace outagedb {

struct GitCommit {
  std::string_view hash;     // full length
  Instant at = 0;            // the author's time: a rebase changes the committer's
  std::string_view subject;  // as git prints it, not necessarily valid UTF-8
};

// Reads the commits that HEAD of the repository in `folder` descends from, ancestors first, while
// git prints its log. A commit is valid only during the call of `take`. Throws Error if git cannot
// be run or cannot read the folder to its end.
void read_git_log(const std::string& folder, const std::function<void(const GitCommit&)>& take);

}  // namespace outagedb
