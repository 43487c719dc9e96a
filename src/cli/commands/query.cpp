#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/history_options.hpp"
#include "cli/options/query_params.hpp"
#include "cli/terminal/query_explain.hpp"
#include "cli/terminal/show_query.hpp"
#include "cli/unknown_option.hpp"
#include "output/tables/writer.hpp"
#include "query/catalogue.hpp"
#include "query/extension.hpp"
#include "query/runner.hpp"
#include "query/user_queries.hpp"

namespace outagedb {
namespace {

constexpr double kUserSeconds = 30;  // an untested query may never end

struct QueryOptions {
  Arguments arguments;
  HistoryOptions history;
  ResultOptions results;
  bool explain = false;
  std::optional<double> seconds;
  std::vector<std::string> extensions;
};

// Where the user's own queries come from.
struct OwnQueries {
  std::vector<UserQuery> folder;
  std::string file;           // of --file
  std::optional<Query> only;  // the query in it
  QueryOptions options;       // for it
};

int run_one(const Context& context, const Query& query, const QueryOptions& options,
            const Limits& limits) {
  if (limits.seconds && !(*limits.seconds > 0))
    throw Error(fmt::format("--timeout '{}' is not above 0", *limits.seconds),
                "give a number of seconds");
  const auto zones = options.results.zones();
  auto db = options.history.open(context, zones);
  for (const std::string& file : options.extensions) load_extension(db.getHandle(), file);
  require_names(db, options.arguments);
  if (options.explain) {
    const auto bound = bound_values(query, options.arguments, zones);
    const std::string text = explained(db.getHandle(), query, bound);
    options.results.write([&](std::ostream& out) { out << text; });
    return 0;
  }
  show(run_query(db.getHandle(), query, options.arguments, zones, limits), options.results, zones);
  return 0;
}

int run_canned(const Context& context, const Query& query, const QueryOptions& options) {
  return run_one(context, query, options, {.select_only = false, .seconds = options.seconds});
}

int run_own(const Context& context, const Query& query, const QueryOptions& options) {
  return run_one(context, query, options,
                 {.select_only = true, .seconds = options.seconds.value_or(kUserSeconds)});
}

int list_queries(const OwnQueries& own, const ResultOptions& results) {
  Table table;
  table.columns = {{"group", Unit::text, {}}, {"name", Unit::text, {}}, {"title", Unit::text, {}}};
  const auto add = [&](const Query& query) {
    table.rows.push_back({query.group, query.name, query.title});
  };
  for (const char* group : {"frequency", "duration", "recurrence", "reports", "data quality"}) {
    for (const Query& query : catalogue()) {
      if (query.group == group) add(query);
    }
    for (const UserQuery& user : own.folder) {
      if (user.query.group == group && user.fault.empty()) add(user.query);
    }
  }
  for (const UserQuery& user : own.folder) {
    if (!user.fault.empty()) table.rows.push_back({"broken", user.query.name, user.fault});
  }
  show(table, results, {Zone::utc()});
  return 0;
}

// The text below a query's options in --help: the question, and the meaning of the columns.
std::string explanation(const Query& query) {
  std::string text = query.why + "\n\nColumns:\n";
  for (const Column& column : query.columns)
    text += fmt::format("  {:<22} {}\n", column.name, column.help);
  return text + fmt::format("\nExample:\n  outagedb query {} --format csv", query.name);
}

void add_run_options(CLI::App& command, QueryOptions& options, const std::string& limit) {
  options.history.add_to(command);
  options.results.add_to(command, kTableFormats);
  command.add_flag("--explain", options.explain,
                   "Print the SQL, its parameter values and SQLite's query plan; run nothing");
  command.add_option("--timeout", options.seconds, "Stop after this many seconds [" + limit + "]")
      ->type_name("SECONDS");
  command.add_option("--load", options.extensions, "Load this SQLite extension first; repeatable")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
}

using Run = int (*)(const Context&, const Query&, const QueryOptions&);

void add_named(CLI::App& command, Context& context, const Query& query, Run run,
               const std::string& limit) {
  const auto options = std::make_shared<QueryOptions>();
  auto* named = command.add_subcommand(query.name, query.title);
  // Only for the query that is called: building all of them takes longer than a query.
  named->preparse_callback([named, &query, options, limit](std::size_t) {
    named->footer(explanation(query));
    add_params(*named, query, std::shared_ptr<Arguments>(options, &options->arguments));
    add_run_options(*named, *options, limit);
  });
  named->callback([&context, &query, options, run] {
    context.action = [&context, &query, options, run] { return run(context, query, *options); };
  });
}

std::string user_limit() { return fmt::format("{}", kUserSeconds); }

// The value of --file, at any position: the file determines the other options.
std::string file_of(const std::vector<std::string>& words) {
  constexpr std::string_view option = "--file";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == option && i + 1 < words.size()) return words[i + 1];
    if (words[i].starts_with("--file=")) return words[i].substr(option.size() + 1);
  }
  return {};
}

void add_own(CLI::App& command, Context& context, const std::shared_ptr<OwnQueries>& own) {
  own->folder = user_queries(user_query_folder());
  for (const UserQuery& user : own->folder) {
    if (user.fault.empty()) add_named(command, context, user.query, run_own, user_limit());
  }
  const std::string file = file_of(context.words);
  if (file.empty()) return;
  own->only = read_user_query(file);
  command.footer(explanation(*own->only));
  add_params(command, *own->only, std::shared_ptr<Arguments>(own, &own->options.arguments));
}

[[noreturn]] void refuse_name(const std::string& name, const OwnQueries& own) {
  std::vector<std::string> names;
  for (const Query& query : catalogue()) names.push_back(query.name);
  for (const UserQuery& user : own.folder) {
    if (user.query.name == name) throw Error(user.fault, user.hint);
    if (user.fault.empty()) names.push_back(user.query.name);
  }
  throw Error(fmt::format("unknown query '{}'", name), hint_of_names(name, names));
}

// They would have no effect.
void refuse_before_name(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0) continue;
    throw Error(fmt::format("{} precedes the query name", option->get_name()),
                "put the options of a query after its name");
  }
}

}  // namespace

void add_query(CLI::App& app, Context& context) {
  const auto own = std::make_shared<OwnQueries>();
  auto* command =
      app.add_subcommand("query", "Run a canned query or your own, or list the queries");
  command->footer(
      "Without a name, lists the queries by topic.\n"
      "Add your own as .sql files in ~/.config/outagedb/queries.\n\nExample:\n"
      "  outagedb query frequency --platform X --from 2025-03 --until 2025-05");
  // Queries are subcommands: any word that gets here is an unknown name, rejected before its
  // options.
  const auto* other = command->add_option_function<std::string>(
      "NAME",
      [own, command, &app, &context](const std::string& name) {
        // After the name of a query, a further word is what an unknown option was given.
        if (!command->get_subcommands().empty()) refuse_unknown_option(app, context.words);
        if (!own->only) refuse_name(name, *own);
      },
      "One of the queries below");
  command->add_option("--file", own->file, "Run the query in this .sql file")->type_name("FILE");
  add_run_options(*command, own->options, user_limit());
  command->require_subcommand(0, 1);
  command->preparse_callback([&context, command, own](std::size_t) {
    for (const Query& query : catalogue()) add_named(*command, context, query, run_canned, "none");
    add_own(*command, context, own);
  });
  command->callback([&context, own, other, command] {
    const bool named = !command->get_subcommands().empty();
    if (own->only && (named || other->count() > 0))
      throw Error("a query name cannot be combined with --file", "omit one of them");
    if (named) return refuse_before_name(*command);
    context.action = [&context, own] {
      if (!own->only && own->options.explain)
        throw Error("--explain needs a query", "outagedb query NAME --explain");
      return own->only ? run_own(context, *own->only, own->options)
                       : list_queries(*own, own->options.results);
    };
  });
}

}  // namespace outagedb
