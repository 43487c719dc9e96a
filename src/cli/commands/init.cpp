#include <iostream>

#include "cli/commands/commands.hpp"
#include "store/care/database.hpp"

namespace outagedb {

void add_init(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("init", "Create a new, empty database");
  command->footer("Never overwrites a file.\n\nExample:\n  outagedb --db history.db init");
  command->callback([&context] {
    context.action = [&context] {
      (void)create_database(context.database);
      std::cerr << context.database.string() << ": database created\n";
      return 0;
    };
  });
}

}  // namespace outagedb
