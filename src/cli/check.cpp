#include "store/check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/told.hpp"
#include "store/database.hpp"

namespace outagedb {
namespace {

struct CheckOptions {
  bool repair = false;
  bool accept = false;
};

void mend(const Context& context, const CheckOptions& options) {
  auto db = open_to_write(context.database);
  const auto tell = [&](const std::string& what) {
    std::cerr << fmt::format("{}: {}\n", context.database.string(), what);
  };
  if (options.repair) {
    const auto done = repair_database(db);
    for (const std::string& what : done) tell(what);
    if (done.empty()) tell("nothing of what is derived was wrong");
  }
  if (options.accept) {
    const auto tables = accept_content(db);
    tell(tables.empty() ? "every table says what was written into it"
                        : fmt::format("accepted as they are: {}", fmt::join(tables, ", ")));
  }
  truncate_log(db);
}

int run_check(const Context& context, const CheckOptions& options) {
  if (options.repair || options.accept) mend(context, options);
  auto db = open_to_read(context.database);
  const auto findings = check_database(db);
  for (const auto& finding : findings) std::cout << told(finding) << '\n';
  std::cerr << fmt::format("{}: {}\n", context.database.string(),
                           findings.empty()       ? "sound"
                           : findings.size() == 1 ? "1 finding"
                                                  : fmt::format("{} findings", findings.size()));
  return findings.empty() ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("check", "look whether the database is sound");
  command->footer(
      "Prints what is wrong, a line each, and ends with 1 where anything is. Others may write\n"
      "meanwhile.\n\nExample:\n  outagedb check --repair");
  const auto options = std::make_shared<CheckOptions>();
  command->add_flag("--repair", options->repair,
                    "first build anew what is derived and wrong: indexes, outages, hours of user "
                    "reports; what was said is not touched");
  command->add_flag("--accept", options->accept,
                    "first take what the tables say for what was written into them: after you "
                    "changed them yourself");
  command->callback([&context, options] {
    context.action = [&context, options] { return run_check(context, *options); };
  });
}

}  // namespace outagedb
