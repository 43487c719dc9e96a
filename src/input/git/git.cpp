#include "input/git/git.hpp"

#include <iterator>
#include <utility>

namespace outagedb {

std::vector<std::string> git_command(const std::string& folder,
                                     std::vector<std::string> arguments) {
  std::vector<std::string> all{"git",
                               "-c",
                               "core.fsmonitor=false",
                               "-c",
                               "core.hooksPath=/dev/null",
                               "-c",
                               "protocol.allow=never",
                               "-C",
                               folder,
                               "--no-pager",
                               "--literal-pathspecs"};
  std::move(arguments.begin(), arguments.end(), std::back_inserter(all));
  return all;
}

std::vector<std::string> git_environment() {
  return {"GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0"};
}

}  // namespace outagedb
