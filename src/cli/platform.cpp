#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/by_hand.hpp"
#include "cli/commands.hpp"
#include "cli/show_query.hpp"
#include "store/database.hpp"
#include "store/platforms.hpp"

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
  std::cerr << fmt::format("{} (batch {})\n", what, batch);
}

void add_alias(CLI::App& command, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* alias = command.add_subcommand(
      "alias", "let a platform go by one more name; two platforms become one");
  alias->footer("Example:\n  outagedb platform alias Twitter X");
  alias->add_option("NAME", options->first, "the new name")->required();
  alias->add_option("PLATFORM", options->second, "the platform, by any of its names")->required();
  options->hand.add_to(*alias, false);
  alias->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto done =
          alias_platform(db, options->first, options->second, options->hand.hand_if_known());
      if (done.batch == 0) {
        std::cerr << fmt::format("'{}' is a name of '{}' already\n", options->first,
                                 options->second);
        return 0;
      }
      tell(fmt::format("'{}' is a name of '{}' now{}", options->first, options->second,
                       done.merged ? "; the two platforms were merged" : ""),
           done.batch);
      return 0;
    };
  });
}

void add_merge(CLI::App& command, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* merge = command.add_subcommand("merge", "make one platform of two");
  merge->footer("Example:\n  outagedb platform merge Twitter X");
  merge->add_option("FROM", options->first, "the platform that is no more; its names stay")
      ->required();
  merge->add_option("INTO", options->second, "the platform that has all from then on")->required();
  options->hand.add_to(*merge, false);
  merge->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto batch =
          merge_platforms(db, options->first, options->second, options->hand.hand_if_known());
      tell(fmt::format("'{}' is merged into '{}'", options->first, options->second), batch);
      return 0;
    };
  });
}

void add_rename(CLI::App& command, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* rename =
      command.add_subcommand("rename", "show a platform by another name; its names stay");
  rename->footer("Example:\n  outagedb platform rename Twitter X");
  rename->add_option("PLATFORM", options->first, "the platform, by any of its names")->required();
  rename->add_option("NAME", options->second, "the name that is shown from then on")->required();
  options->hand.add_to(*rename, false);
  rename->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto batch =
          rename_platform(db, options->first, options->second, options->hand.hand_if_known());
      tell(fmt::format("'{}' is called '{}' now", options->first, options->second), batch);
      return 0;
    };
  });
}

}  // namespace

void add_platform(CLI::App& app, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* command = app.add_subcommand("platform", "list platforms, add, name, rename or merge them");
  command->require_subcommand(1);
  command->footer(
      "What is done to names is a batch, which 'outagedb batch undo' takes back.\n\n"
      "Example:\n  outagedb platform alias Twitter X");

  auto* list = command->add_subcommand("list", "the platforms with all their names");
  list->footer("Example:\n  outagedb platform list --format json");
  options->results.add_to(*list, kTableFormats);
  list->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_query(context);
      show_query(db, query_named("platforms"), {}, options->results);
      return 0;
    };
  });

  auto* add = command->add_subcommand("add", "make a platform");
  add->footer("Example:\n  outagedb platform add X");
  add->add_option("NAME", options->first, "its name")->required();
  options->hand.add_to(*add, false);
  add->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const auto batch = add_platform(db, options->first, options->hand.hand_if_known());
      tell(fmt::format("'{}' is a platform now", options->first), batch);
      return 0;
    };
  });
  add_alias(*command, context);
  add_merge(*command, context);
  add_rename(*command, context);
}

}  // namespace outagedb
