#include <iostream>

#include "cli/commands.hpp"
#include "store/database.hpp"

namespace outagedb {

void add_init(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("init", "make a new, empty database");
  command->footer("Refuses to overwrite a file.\n\nExample:\n  outagedb --db history.db init");
  command->callback([&context] {
    context.action = [&context] {
      (void)create_database(context.database);
      std::cerr << context.database.string() << ": made a new database\n";
      return 0;
    };
  });
}

}  // namespace outagedb
