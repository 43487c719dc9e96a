#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/show_query.hpp"
#include "store/database.hpp"
#include "store/platforms.hpp"

namespace outagedb {
namespace {

struct PlatformOptions {
  std::string first;
  std::string second;
  ResultOptions results;
};

using Options = std::shared_ptr<PlatformOptions>;

void add_alias(CLI::App& command, Context& context, const Options& options) {
  auto* alias = command.add_subcommand(
      "alias", "let a platform go by one more name; two platforms become one");
  alias->footer("Example:\n  outagedb platform alias Twitter X");
  alias->add_option("NAME", options->first, "the new name")->required();
  alias->add_option("PLATFORM", options->second, "the platform, by any of its names")->required();
  alias->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      const bool merged = alias_platform(db, options->first, options->second);
      std::cerr << fmt::format("'{}' is a name of '{}' now{}\n", options->first, options->second,
                               merged ? "; the two platforms were merged" : "");
      return 0;
    };
  });
}

void add_merge(CLI::App& command, Context& context, const Options& options) {
  auto* merge = command.add_subcommand("merge", "make one platform of two");
  merge->footer("Example:\n  outagedb platform merge Twitter X");
  merge->add_option("FROM", options->first, "the platform that is no more; its names stay")
      ->required();
  merge->add_option("INTO", options->second, "the platform that has all from then on")->required();
  merge->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      merge_platforms(db, options->first, options->second);
      std::cerr << fmt::format("'{}' is merged into '{}'\n", options->first, options->second);
      return 0;
    };
  });
}

}  // namespace

void add_platform(CLI::App& app, Context& context) {
  const auto options = std::make_shared<PlatformOptions>();
  auto* command =
      app.add_subcommand("platform", "list platforms, add one, give it names, merge two");
  command->require_subcommand(1);
  command->footer("Example:\n  outagedb platform alias Twitter X");

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
  add->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_write(context.database);
      add_platform(db, options->first);
      std::cerr << fmt::format("'{}' is a platform now\n", options->first);
      return 0;
    };
  });
  add_alias(*command, context, options);
  add_merge(*command, context, options);
}

}  // namespace outagedb
