#include "store/care/backup.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "cli/commands/commands.hpp"
#include "store/care/database.hpp"

namespace outagedb {

void add_backup(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("backup", "Copy the database, even while it is in use");
  command->footer(
      "The copy is verified and flushed to disk before it gets its name. Never overwrites a file."
      "\n\nExample:\n  outagedb backup history-2025-05-31.db");
  const auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "Path of the copy")->required();
  command->callback([&context, file] {
    context.action = [&context, file] {
      auto db = open_to_read(context.database);
      const auto bytes = back_up(db, *file);
      std::cerr << fmt::format("{}: verified copy of {}, {} bytes\n", *file,
                               context.database.string(), bytes);
      return 0;
    };
  });
}

}  // namespace outagedb
