#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "cli/by_hand.hpp"
#include "cli/commands.hpp"
#include "cli/show_query.hpp"
#include "store/database.hpp"
#include "store/undo.hpp"

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
  auto* list = command.add_subcommand("list", "all ingests, the newest last");
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
      "show", "all that is kept of one: its warnings, its rejects, what was taken back");
  show->footer("Example:\n  outagedb batch show 3");
  show->add_option("ID", options->ids, "as 'outagedb batch list' tells it")
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
  auto* undo = command.add_subcommand("undo", "take a wrong ingest back");
  undo->footer(
      "The history is then as if it had never been; what it said is kept in the table withdrawn. "
      "Where a later batch relies on it, nothing is done and both are named.\n\n"
      "Example:\n  outagedb batch undo 3 --why 'the file was of another platform'");
  undo->add_option("ID", options->ids, "one or more that go together")->required();
  options->hand.add_to(*undo, true);
  undo->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      undo_batches(db, options->ids, options->hand.hand());
      std::cerr << fmt::format("{} {} undone\n", fmt::join(options->ids, ", "),
                               options->ids.size() == 1 ? "is" : "are");
      return 0;
    };
  });
}

}  // namespace

void add_batch(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("batch", "list the ingests, look at one, take one back");
  command->require_subcommand(1);
  command->footer("Example:\n  outagedb batch undo 3 --why 'a wrong file'");
  add_list(*command, context);
  add_show(*command, context);
  add_undo(*command, context);
}

}  // namespace outagedb
