#include "output/reports/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

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

namespace {

void add_options(std::string& command,
                 const std::vector<std::pair<std::string, std::string>>& options) {
  for (const auto& [option, value] : options) {
    // A value that looks like an option must be attached with '='.
    command += ' ' + option + (value.starts_with('-') ? '=' : ' ') + shell_word(value);
  }
}

}  // namespace

std::string command_line(const QuerySource& source) {
  std::string command = "outagedb query " + source.query;
  add_options(command, source.options);
  return command;
}

std::string command_line(const Report& report) {
  std::string command = fmt::format("outagedb report {}", kind_of(report.period.kind).command);
  add_options(command, report.options);
  return command;
}

std::vector<std::string> command_lines(std::string_view command, std::size_t width) {
  std::vector<std::string> lines(1);
  bool quoted = false;
  std::size_t start = 0;  // of the option
  const auto add = [&](std::string_view option) {
    std::string& line = lines.back();
    const bool fits = display_width(line) + display_width(option) + 2 <= width;
    if (line.empty() || fits) {
      line += option;
    } else {
      line += " \\";
      lines.push_back(" " + std::string(option));
    }
  };
  for (std::size_t at = 0; at < command.size(); ++at) {
    if (command[at] == '\\' && !quoted) {
      ++at;
    } else if (command[at] == '\'') {
      quoted = !quoted;
    } else if (!quoted && command.substr(at).starts_with(" --")) {
      add(command.substr(start, at - start));
      start = at;
    }
  }
  add(command.substr(start));
  return lines;
}

std::vector<std::string> commands_of(const Report& report) {
  std::vector<std::string> commands{command_line(report)};
  const auto add = [&](const std::vector<Section>& sections) {
    for (const Section& section : sections) {
      for (const QuerySource& source : section.sources) {
        const std::string command = command_line(source);
        if (std::ranges::find(commands, command) == commands.end()) commands.push_back(command);
      }
    }
  };
  for (const PlatformReport& platform : report.platforms) add(platform.sections);
  add(report.sections);
  return commands;
}

}  // namespace outagedb
