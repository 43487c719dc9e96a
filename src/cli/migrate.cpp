#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "store/database.hpp"
#include "store/migrations.hpp"
#include "time/format.hpp"

namespace outagedb {
namespace {

struct MigrateOptions {
  bool status = false;
  bool schema = false;
  bool accept = false;
};

void print_status(SQLite::Database& db) {
  for (const auto& migration : migration_status(db)) {
    std::cout << fmt::format(
        "{}  {}\n", migration.name,
        migration.applied_at ? format_rfc3339(*migration.applied_at) : "not run yet");
  }
}

int run_migrate(const Context& context, const MigrateOptions& options) {
  if (options.schema) {
    std::cout << newest_schema();
    return 0;
  }
  auto db = open_to_migrate(context.database);
  if (options.status) {
    print_status(db);
    return 0;
  }
  const int run = migrate(db, options.accept ? ChangedContent::accept : ChangedContent::refuse);
  std::cerr << fmt::format("{}: {} run, schema version {}\n", context.database.string(),
                           run == 1 ? "1 migration" : fmt::format("{} migrations", run),
                           schema_version(db));
  return 0;
}

}  // namespace

void add_migrate(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("migrate", "bring the database to this program's schema");
  command->footer("Example:\n  outagedb migrate --status");
  const auto options = std::make_shared<MigrateOptions>();
  command->add_flag("--status", options->status, "only say which migrations were run");
  command->add_flag("--schema", options->schema, "only print the newest schema; needs no database");
  command->add_flag("--accept", options->accept,
                    "take what another program changed for what was written; else it is refused");
  command->callback([&context, options] {
    context.action = [&context, options] { return run_migrate(context, *options); };
  });
}

}  // namespace outagedb
