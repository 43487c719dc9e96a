#include "store/check.hpp"

#include <fmt/format.h>

#include <iostream>

#include "cli/commands.hpp"
#include "store/database.hpp"

namespace outagedb {

void add_check(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("check", "look whether the database is sound");
  command->footer(
      "Prints what is wrong, a line each, and ends with 1 where anything is.\n\nExample:\n  "
      "outagedb check");
  command->callback([&context] {
    context.action = [&context] {
      auto db = open_to_write(context.database);
      const auto findings = check_database(db);
      for (const auto& finding : findings) std::cout << finding << '\n';
      std::cerr << fmt::format(
          "{}: {}\n", context.database.string(),
          findings.empty() ? "sound" : fmt::format("{} findings", findings.size()));
      return findings.empty() ? 0 : 1;
    };
  });
}

}  // namespace outagedb
