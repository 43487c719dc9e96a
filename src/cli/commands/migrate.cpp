#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands/commands.hpp"
#include "store/care/database.hpp"
#include "store/care/migrations.hpp"
#include "time/format/format_time.hpp"

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
        migration.applied_at ? format_rfc3339(*migration.applied_at) : "not applied");
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
  std::cerr << fmt::format("{}: {}, schema version {}\n", context.database.string(),
                           run == 0   ? "already up to date"
                           : run == 1 ? "1 migration applied"
                                      : fmt::format("{} migrations applied", run),
                           schema_version(db));
  return 0;
}

}  // namespace

void add_migrate(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("migrate", "Upgrade the database to the current schema");
  command->footer("Example:\n  outagedb migrate --status");
  const auto options = std::make_shared<MigrateOptions>();
  command->add_flag("--status", options->status,
                    "Only list the migrations and when they were applied");
  command->add_flag("--schema", options->schema,
                    "Only print the current schema; needs no database");
  command->add_flag("--accept", options->accept,
                    "Accept content that another program changed; an error without this option");
  command->callback([&context, options] {
    context.action = [&context, options] { return run_migrate(context, *options); };
  });
}

}  // namespace outagedb
