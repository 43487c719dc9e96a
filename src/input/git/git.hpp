#pragma once

#include <string>
#include <vector>

namespace outagedb {

// The git command line for reading the repository in `folder`. Programs that the repository's own
// settings name are not started.
[[nodiscard]] std::vector<std::string> git_command(const std::string& folder,
                                                   std::vector<std::string> arguments);

// The environment of the command: git fetches no missing objects and writes nothing.
[[nodiscard]] std::vector<std::string> git_environment();

}  // namespace outagedb
