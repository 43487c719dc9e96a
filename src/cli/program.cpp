#include "cli/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <regex>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "base/user_folder.hpp"
#include "base/version.hpp"
#include "cli/commands/commands.hpp"
#include "cli/memory.hpp"
#include "cli/terminal/escape.hpp"
#include "cli/terminal/results.hpp"
#include "cli/unknown_option.hpp"
#include "store/care/database.hpp"
#include "store/db/sqlite_error.hpp"

namespace outagedb {
namespace {

// There may not be enough memory to build a message.
int print_out_of_memory() {
  std::cerr << "error: out of memory\n hint: free some memory, or process less data at a time\n";
  return kUnusable;
}

}  // namespace

int print_error(const std::string& reason, const std::string& hint) {
  std::cerr << "error: " << escape_for_terminal(reason) << '\n';
  if (!hint.empty()) std::cerr << " hint: " << escape_for_terminal(hint) << '\n';
  return kUnusable;
}

std::filesystem::path default_database() {
  const char* named = std::getenv("OUTAGEDB_DB");
  if (named != nullptr && *named != '\0') return named;
  const auto data = user_folder("XDG_DATA_HOME", ".local/share");
  return data.empty() ? data : data / "outagedb" / "history.db";
}

namespace {

// CLI11 only says that a command is required, neither where nor which ones exist.
void refuse_unknown_command(const CLI::App& app) {
  const CLI::App* last = &app;
  while (!last->get_subcommands().empty()) last = last->get_subcommands().back();
  std::vector<std::string> names;
  for (const CLI::App* one : last->get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(one->get_name());
  if (names.empty() || last->get_require_subcommand_min() == 0) return;
  const std::string before = last == &app ? "" : last->get_name() + " ";
  const std::vector<std::string> unread = app.remaining(true);
  const bool is_option = !unread.empty() && unread.front().starts_with('-');
  if (is_option && last == &app)
    throw Error(fmt::format("unknown option '{}'", unread.front()), "see --help");
  // An option of a missing command does not show which command was meant.
  const std::string wanted = unread.empty() || is_option ? "" : unread.front();
  if (!wanted.empty())
    throw Error(fmt::format("unknown command '{}{}'", before, wanted),
                hint_of_names(wanted, names));
  throw Error(fmt::format("outagedb {}needs a command", before), hint_of_names(wanted, names));
}

// What CLI11 says of an invalid call, in this program's words.
Error call_error(const CLI::ParseError& error) {
  const std::string text = error.what();
  std::smatch parts;
  if (std::regex_match(text, parts, std::regex(R"((--?[\w-]+): (.*) not in \{(.*)\})")))
    return Error(fmt::format("{} '{}': not an allowed value", parts[1].str(), parts[2].str()),
                 "available: " + std::regex_replace(parts[3].str(), std::regex(","), ", "));
  if (std::regex_match(text, parts, std::regex(R"(Could not convert: (\S+) = (.*))")))
    return Error(fmt::format("{} '{}': not a number", parts[1].str(), parts[2].str()),
                 "see --help");
  if (std::regex_match(text, parts, std::regex(R"((--?[\w-]+): 1 required (.*) missing)")))
    return Error(fmt::format("{} needs a value", parts[1].str()),
                 fmt::format("as in {} {}", parts[1].str(), parts[2].str()));
  if (std::regex_match(text, parts,
                       std::regex(R"(The following arguments? (?:was|were) not expected: (.*))")))
    return Error(fmt::format("unexpected argument '{}'", parts[1].str()), "see --help");
  return Error(text, "see --help");
}

// As in -o "$FILE" in a script that never set it: the default is not what was meant.
void refuse_empty_names(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_type_name() != "FILE") continue;
    for (const std::string& file : option->results()) {
      if (file.empty())
        throw Error(fmt::format("{}: the file name is empty", option->get_name()),
                    "name a file, or omit the option");
    }
  }
  for (const CLI::App* command : app.get_subcommands()) refuse_empty_names(*command);
}

int parse_and_act(CLI::App& app, const Context& context, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    return app.exit(success);
  } catch (const CLI::RequiredError&) {
    refuse_unknown_command(app);
    throw;
  } catch (const CLI::ExtrasError&) {
    refuse_unknown_option(app, context.words);
    throw;
  }
  refuse_empty_names(app);
  return context.action();
}

int run(int argc, char** argv) {
  Context context{.database = default_database(),
                  .words = {argv + std::min(argc, 1), argv + argc},
                  .action = {}};
  CLI::App app(
      "Keep the history of platform outages in one SQLite file, and report how often outages "
      "happen, how long they last and how soon they recur.",
      "outagedb");
  app.set_version_flag("--version", std::string(tool_version()));
  app.add_option("--db", context.database,
                 "Database [$OUTAGEDB_DB, else history.db in the user's data folder]")
      ->type_name("FILE");
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      "Example:\n  outagedb ingest incidents.csv\n  outagedb report monthly --month 2025-05 "
      "--platform X");
  try {
    add_commands(app, context);
    const int done = parse_and_act(app, context, argc, argv);
    require_written();
    return done;
  } catch (const CLI::ParseError& error) {
    const Error worded = call_error(error);
    return print_error(worded.what(), worded.hint());
  } catch (const Error& error) {
    return print_error(error.what(), error.hint());
  } catch (const SQLite::Exception& error) {
    return print_error(fmt::format("{}: {}", context.database.string(), error.what()),
                       hint_for(error));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return print_error(error.what(), "");
  }
}

}  // namespace

int run_program(int argc, char** argv) {
  // A file above the limit of ulimit -f then causes an error of that file, like any failed write.
  std::signal(SIGXFSZ, SIG_IGN);
  set_up_heap();
  use_unshared_connections();
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return print_out_of_memory();
  }
}

}  // namespace outagedb
