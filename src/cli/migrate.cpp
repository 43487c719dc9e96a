#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "store/database.hpp"
#include "store/migrations.hpp"
#include "time/format.hpp"

namespace outagedb {

void add_migrate(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("migrate", "bring the database to this program's schema");
  command->footer("Example:\n  outagedb migrate --status");
  const auto only_status = std::make_shared<bool>(false);
  const auto schema = std::make_shared<bool>(false);
  command->add_flag("--status", *only_status, "only say which migrations were run");
  command->add_flag("--schema", *schema, "only print the newest schema; needs no database");
  command->callback([&context, only_status, schema] {
    context.action = [&context, only_status, schema] {
      if (*schema) {
        std::cout << newest_schema();
        return 0;
      }
      auto db = open_to_migrate(context.database);
      if (!*only_status) {
        const int run = migrate(db);
        std::cerr << fmt::format("{}: {} run, schema version {}\n", context.database.string(),
                                 run == 1 ? "1 migration" : fmt::format("{} migrations", run),
                                 schema_version(db));
        return 0;
      }
      for (const auto& migration : migration_status(db)) {
        std::cout << fmt::format(
            "{}  {}\n", migration.name,
            migration.applied_at ? format_rfc3339(*migration.applied_at) : "not run yet");
      }
      return 0;
    };
  });
}

}  // namespace outagedb
