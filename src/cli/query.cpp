#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/history_options.hpp"
#include "cli/show_query.hpp"
#include "output/writer.hpp"
#include "store/platforms.hpp"

namespace outagedb {
namespace {

struct QueryOptions {
  Arguments arguments;
  HistoryOptions history;
  ResultOptions results;
};

int run_named(const Context& context, const Query& query, const QueryOptions& options) {
  const auto zones = options.results.zones();
  auto db = options.history.open(context, zones);
  if (const auto platform = options.arguments.find("platform");
      platform != options.arguments.end()) {
    (void)require_platform(db, platform->second);
  }
  show_query(db, query, options.arguments, options.results);
  return 0;
}

int list_queries(const ResultOptions& results) {
  Table table;
  table.columns = {{"group", Unit::text, {}}, {"name", Unit::text, {}}, {"title", Unit::text, {}}};
  for (const char* group : {"frequency", "duration", "recurrence", "reports", "data quality"}) {
    for (const Query& query : catalogue()) {
      if (query.group == group) table.rows.push_back({query.group, query.name, query.title});
    }
  }
  const Writer& writer = writer_named(results.format);
  results.write([&](std::ostream& out) {
    writer.write(table, {.zones = {Zone::utc()}, .color = results.color()}, out);
  });
  return 0;
}

// What --help of a query says below its options: the question, and what the columns mean.
std::string explanation(const Query& query) {
  std::string text = query.why + "\n\nColumns:\n";
  for (const Column& column : query.columns)
    text += fmt::format("  {:<22} {}\n", column.name, column.help);
  return text + fmt::format("\nExample:\n  outagedb query {} --format csv", query.name);
}

std::string type_of(const Param& param) {
  switch (param.kind) {
    case ParamKind::integer:
      return "N";
    case ParamKind::number:
      return "X";
    case ParamKind::from:
    case ParamKind::until:
    case ParamKind::instant:
      return "TIME";
    case ParamKind::choice:
      return fmt::format("{}", fmt::join(param.choices, "|"));
    case ParamKind::text:
    case ParamKind::zone:
      break;
  }
  return "TEXT";
}

// as_of is asked for as --as-of.
std::string option_of(const Param& param) {
  std::string option = "--" + param.name;
  for (char& c : option) c = c == '_' ? '-' : c;
  return option;
}

void add_named(CLI::App& command, Context& context, const Query& query) {
  const auto options = std::make_shared<QueryOptions>();
  auto* named = command.add_subcommand(query.name, query.title);
  named->footer(explanation(query));
  for (const Param& param : query.params) {
    if (param.kind == ParamKind::zone) continue;  // from --tz
    named
        ->add_option_function<std::string>(
            option_of(param),
            [options, name = param.name](const std::string& text) {
              options->arguments[name] = text;
            },
            param.help)
        ->type_name(type_of(param))
        ->required(param.required);
  }
  options->history.add_to(*named);
  options->results.add_to(*named, kTableFormats);
  named->callback([&context, &query, options] {
    context.action = [&context, &query, options] { return run_named(context, query, *options); };
  });
}

}  // namespace

void add_query(CLI::App& app, Context& context) {
  const auto results = std::make_shared<ResultOptions>();
  auto* command = app.add_subcommand("query", "run a canned query, or list them");
  command->footer(
      "Without a name it lists the queries by what they answer.\n\nExample:\n"
      "  outagedb query frequency --platform X --from 2025-03 --until 2025-05");
  const auto unknown = std::make_shared<std::string>();
  command->add_option("NAME", *unknown, "one of those below");
  results->add_to(*command, kTableFormats);
  command->require_subcommand(0, 1);
  for (const Query& query : catalogue()) add_named(*command, context, query);
  command->callback([&context, results, unknown, command] {
    if (!command->get_subcommands().empty()) return;
    context.action = [results, unknown] {
      if (!unknown->empty()) (void)query_named(*unknown);  // tells that there is none
      return list_queries(*results);
    };
  });
}

}  // namespace outagedb
