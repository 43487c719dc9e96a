#include "cli/unknown_option.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/nearest.hpp"

namespace outagedb {
namespace {

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// The chosen commands, each followed by the one below it.
std::vector<const CLI::App*> chosen_commands(const CLI::App& app) {
  std::vector<const CLI::App*> chosen{&app};
  while (!chosen.back()->get_subcommands().empty())
    chosen.push_back(chosen.back()->get_subcommands().back());
  return chosen;
}

}  // namespace

void refuse_unknown_option(const CLI::App& app, const std::vector<std::string>& words) {
  const auto chosen = chosen_commands(app);
  const auto is_known = [&](const std::string& name) {
    return std::ranges::any_of(chosen, [&](const CLI::App* command) {
      const auto options = options_of(*command);
      return std::ranges::find(options, name) != options.end();
    });
  };
  for (const std::string& word : words) {
    if (word == "--") return;
    const std::string name = word.substr(0, word.find('='));
    if (!word.starts_with("--") || is_known(name)) continue;
    throw Error(fmt::format("unknown option '{}'", name),
                hint_of_names(name, options_of(*chosen.back())));
  }
}

}  // namespace outagedb
