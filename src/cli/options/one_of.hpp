#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace outagedb {

// The option accepts only these words, which --help lists once.
inline void accept_one_of(CLI::Option& option, const std::vector<std::string>& words) {
  CLI::IsMember member(words);
  member.description("");
  option.check(member)->type_name(fmt::format("{}", fmt::join(words, "|")));
}

}  // namespace outagedb
