#include "cli/commands/commands.hpp"

namespace outagedb {

void add_commands(CLI::App& app, Context& context) {
  add_init(app, context);
  add_ingest(app, context);
  add_query(app, context);
  add_report(app, context);
  add_platform(app, context);
  add_incident(app, context);
  add_coverage(app, context);
  add_batch(app, context);
  add_migrate(app, context);
  add_check(app, context);
  add_backup(app, context);
  add_export(app, context);
  add_time(app, context);
}

}  // namespace outagedb
