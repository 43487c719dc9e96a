#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "cli/commands/commands.hpp"
#include "cli/options/manual_entry.hpp"
#include "cli/terminal/show_query.hpp"
#include "store/batches/undo.hpp"
#include "store/care/database.hpp"

namespace outagedb {
namespace {

struct BatchOptions {
  std::vector<std::int64_t> ids;
  HandOptions hand;
  ResultOptions results;
};

using Options = std::shared_ptr<BatchOptions>;

void add_list(CLI::App& command, Context& context) {
  const auto options = std::make_shared<BatchOptions>();
  auto* list = command.add_subcommand("list", "List all imports, newest last");
  list->footer("Example:\n  outagedb batch list --format csv");
  options->results.add_to(*list, kTableFormats);
  list->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_query(context);
      show_query(db, query_named("batches"), {}, options->results);
      return 0;
    };
  });
}

void add_show(CLI::App& command, Context& context) {
  const auto options = std::make_shared<BatchOptions>();
  auto* show = command.add_subcommand(
      "show", "Show one import: its warnings, its rejects and what was withdrawn");
  show->footer("Example:\n  outagedb batch show 3");
  show->add_option("ID", options->ids, "Batch ID (see 'outagedb batch list')")
      ->expected(1)
      ->required();
  options->results.add_to(*show, kTableFormats);
  show->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_query(context);
      require_batch(db, options->ids.front());
      show_query(db, query_named("batch"), {{"batch", std::to_string(options->ids.front())}},
                 options->results);
      return 0;
    };
  });
}

void add_undo(CLI::App& command, Context& context) {
  const auto options = std::make_shared<BatchOptions>();
  auto* undo = command.add_subcommand("undo", "Undo an import");
  undo->footer(
      "The history is then as if the batch had never been imported; its statements are kept in the "
      "table 'withdrawn'. If a later batch depends on it, nothing is undone and both are named.\n\n"
      "Example:\n  outagedb batch undo 3 --why 'file of another platform'");
  undo->add_option("ID", options->ids, "Batch IDs to undo together")->required();
  options->hand.add_to(*undo, true);
  undo->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      undo_batches(db, options->ids, options->hand.hand());
      std::cerr << fmt::format("Undid {} {}\n", options->ids.size() == 1 ? "batch" : "batches",
                               fmt::join(options->ids, ", "));
      return 0;
    };
  });
}

}  // namespace

void add_batch(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("batch", "List, show and undo batches (imports and manual changes)");
  command->require_subcommand(1);
  command->footer("Example:\n  outagedb batch undo 3 --why 'wrong file'");
  add_list(*command, context);
  add_show(*command, context);
  add_undo(*command, context);
}

}  // namespace outagedb
