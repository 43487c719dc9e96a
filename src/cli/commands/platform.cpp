#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands/commands.hpp"
#include "cli/options/manual_entry.hpp"
#include "cli/terminal/show_query.hpp"
#include "store/batches/manage_platforms.hpp"
#include "store/care/database.hpp"

namespace outagedb {
namespace {

struct PlatformOptions {
  std::string first;
  std::string second;
  HandOptions hand;
  ResultOptions results;
};

using Options = std::shared_ptr<PlatformOptions>;

void tell(const std::string& what, std::int64_t batch) {
  std::cerr << done_in_batch(what, batch) << '\n';
}

void add_alias(CLI::App& command, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* alias = command.add_subcommand(
      "alias", "Add an alias; if another platform has that name, the two are merged");
  alias->footer("Example:\n  outagedb platform alias Twitter X");
  alias->add_option("NAME", options->first, "New name")->required();
  alias->add_option("PLATFORM", options->second, "Platform, by any of its names")->required();
  options->hand.add_to(*alias, false);
  alias->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto done =
          alias_platform(db, options->first, options->second, options->hand.hand_if_known());
      if (done.batch == 0) {
        std::cerr << fmt::format("'{}' is already a name of '{}'\n", options->first,
                                 options->second);
        return 0;
      }
      tell(fmt::format("'{}' is now a name of '{}'{}", options->first, options->second,
                       done.merged ? "; the two platforms were merged" : ""),
           done.batch);
      return 0;
    };
  });
}

void add_merge(CLI::App& command, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* merge = command.add_subcommand("merge", "Merge two platforms into one");
  merge->footer("Example:\n  outagedb platform merge Twitter X");
  merge->add_option("FROM", options->first, "Platform to merge; its names are kept")->required();
  merge->add_option("INTO", options->second, "Platform to merge it into")->required();
  options->hand.add_to(*merge, false);
  merge->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto batch =
          merge_platforms(db, options->first, options->second, options->hand.hand_if_known());
      tell(fmt::format("Merged '{}' into '{}'", options->first, options->second), batch);
      return 0;
    };
  });
}

void add_rename(CLI::App& command, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* rename = command.add_subcommand(
      "rename", "Change the display name of a platform; its other names are kept");
  rename->footer("Example:\n  outagedb platform rename Twitter X");
  rename->add_option("PLATFORM", options->first, "Platform, by any of its names")->required();
  rename->add_option("NAME", options->second, "New display name")->required();
  options->hand.add_to(*rename, false);
  rename->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto batch =
          rename_platform(db, options->first, options->second, options->hand.hand_if_known());
      tell(fmt::format("Renamed '{}' to '{}'", options->first, options->second), batch);
      return 0;
    };
  });
}

}  // namespace

void add_platform(CLI::App& app, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* command = app.add_subcommand(
      "platform", "List, add, rename and merge platforms, and manage their aliases");
  command->require_subcommand(1);
  command->footer(
      "Each change is a batch; 'outagedb batch undo' reverts it.\n\n"
      "Example:\n  outagedb platform alias Twitter X");

  auto* list = command->add_subcommand("list", "List the platforms with all their names");
  list->footer("Example:\n  outagedb platform list --format json");
  options->results.add_to(*list, kTableFormats);
  list->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_query(context);
      show_query(db, query_named("platforms"), {}, options->results);
      return 0;
    };
  });

  auto* add = command->add_subcommand("add", "Add a platform");
  add->footer("Example:\n  outagedb platform add X");
  add->add_option("NAME", options->first, "Name")->required();
  options->hand.add_to(*add, false);
  add->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto batch = add_platform(db, options->first, options->hand.hand_if_known());
      tell(fmt::format("Added platform '{}'", options->first), batch);
      return 0;
    };
  });
  add_alias(*command, context);
  add_merge(*command, context);
  add_rename(*command, context);
}

}  // namespace outagedb
