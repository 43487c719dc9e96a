#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace outagedb {

// Throws Error for the first word of the call that looks like an option and is none of the chosen
// commands, with the option that comes nearest.
void refuse_unknown_option(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace outagedb
