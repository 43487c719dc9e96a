#include "store/backup.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "store/database.hpp"

namespace outagedb {

void add_backup(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("backup", "copy the database, while others may use it");
  command->footer(
      "The copy is checked and on the disk before it bears its name. Refuses to overwrite a file."
      "\n\nExample:\n  outagedb backup history-2025-05-31.db");
  const auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "the copy")->required();
  command->callback([&context, file] {
    context.action = [&context, file] {
      auto db = open_to_read(context.database);
      const auto bytes = back_up(db, *file);
      std::cerr << fmt::format("{}: a checked copy of {}, {} bytes\n", *file,
                               context.database.string(), bytes);
      return 0;
    };
  });
}

}  // namespace outagedb
