#pragma once

#include <string>
#include <vector>

namespace outagedb {

// git's command line for reading the repository in `folder`: settings of its own that name programs
// start none of them.
[[nodiscard]] std::vector<std::string> git_command(const std::string& folder,
                                                   std::vector<std::string> arguments);

// What the command runs with: nothing that the repository lacks is fetched, and nothing is written.
[[nodiscard]] std::vector<std::string> git_environment();

}  // namespace outagedb
