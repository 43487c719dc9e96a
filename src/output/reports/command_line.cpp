#include "output/reports/command_line.hpp"

namespace outagedb {
namespace {

// Characters that have no special meaning in any shell. '~' and '#' have one at the start of a
// word.
constexpr std::string_view kPlain =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,+=@%";

}  // namespace

std::string shell_word(std::string_view word) {
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string_view::npos)
    return std::string(word);
  std::string text = "'";
  for (const char c : word) {
    if (c == '\'') {
      text += "'\\''";
    } else {
      text += c;
    }
  }
  return text + "'";
}

std::string command_line(const QuerySource& source) {
  std::string command = "outagedb query " + source.query;
  for (const auto& [option, value] : source.options) {
    // A value that looks like an option must be attached with '='.
    command += ' ' + option + (value.starts_with('-') ? '=' : ' ') + shell_word(value);
  }
  return command;
}

std::string sources_line(const std::vector<QuerySource>& sources, const Texts& texts) {
  if (sources.empty()) return {};
  std::string commands;
  for (const QuerySource& source : sources) {
    const std::string command = isolated(command_line(source));
    commands = commands.empty()
                   ? command
                   : texts.with("report.and_command", {{"first", commands}, {"second", command}});
  }
  if (sources.size() == 1) return texts.with("report.source", {{"command", commands}});
  return texts.with("report.sources", {{"commands", commands}});
}

}  // namespace outagedb
