#include "store/care/check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "cli/commands/commands.hpp"
#include "cli/terminal/escape.hpp"
#include "store/care/database.hpp"
#include "store/db/write_ahead_log.hpp"

namespace outagedb {
namespace {

struct CheckOptions {
  bool repair = false;
  bool accept = false;
};

void repair(const Context& context, const CheckOptions& options) {
  auto db = open_to_write(context.database);
  const auto tell = [&](const std::string& what) {
    std::cerr << fmt::format("{}: {}\n", context.database.string(), what);
  };
  if (options.repair) {
    const auto done = repair_database(db);
    for (const std::string& what : done) tell(what);
    if (done.empty()) tell("the derived data needed no repair");
  }
  if (options.accept) {
    const auto tables = accept_content(db);
    tell(tables.empty()
             ? "no table had changed"
             : fmt::format("accepted the current content of: {}", fmt::join(tables, ", ")));
  }
  truncate_log(db);
}

int run_check(const Context& context, const CheckOptions& options) {
  if (options.repair || options.accept) repair(context, options);
  auto db = open_to_read(context.database);
  const auto findings = check_database(db);
  for (const auto& finding : findings) std::cout << escape_for_terminal(finding) << '\n';
  std::cerr << fmt::format("{}: {}\n", context.database.string(),
                           findings.empty() ? "no problems found"
                           : findings.size() == 1
                               ? "1 problem found"
                               : fmt::format("{} problems found", findings.size()));
  return findings.empty() ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("check", "Check the database for damage");
  command->footer(
      "Prints one line for each problem; the exit code is 1 if there are any. Others may write\n"
      "meanwhile.\n\nExample:\n  outagedb check --repair");
  const auto options = std::make_shared<CheckOptions>();
  command->add_flag(
      "--repair", options->repair,
      "First rebuild derived data that is wrong: indexes, outages, hours of user reports; "
      "statements are not touched");
  command->add_flag(
      "--accept", options->accept,
      "First accept the current content of the tables, after you changed them yourself");
  command->callback([&context, options] {
    context.action = [&context, options] { return run_check(context, *options); };
  });
}

}  // namespace outagedb
