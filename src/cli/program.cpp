#include "cli/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>

#include "base/error.hpp"
#include "base/memory.hpp"
#include "base/nearest.hpp"
#include "base/user_folder.hpp"
#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/results.hpp"
#include "cli/told.hpp"
#include "store/database.hpp"

namespace outagedb {
namespace {

// There may be no room to put a text together.
int tell_no_memory() {
  std::cerr << "error: out of memory\n hint: give the program more, or less at a time to do\n";
  return kUnusable;
}

}  // namespace

int tell_error(const std::string& reason, const std::string& hint) {
  std::cerr << "error: " << told(reason) << '\n';
  if (!hint.empty()) std::cerr << " hint: " << told(hint) << '\n';
  return kUnusable;
}

std::filesystem::path default_database() {
  const char* named = std::getenv("OUTAGEDB_DB");
  if (named != nullptr && *named != '\0') return named;
  const auto data = user_folder("XDG_DATA_HOME", ".local/share");
  return data.empty() ? data : data / "outagedb" / "history.db";
}

namespace {

// CLI11 says only that a command is required, neither where nor which there are.
void refuse_unknown_command(const CLI::App& app) {
  const CLI::App* last = &app;
  while (!last->get_subcommands().empty()) last = last->get_subcommands().back();
  std::vector<std::string> names;
  for (const CLI::App* one : last->get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(one->get_name());
  if (names.empty()) return;
  const std::string before = last == &app ? "" : last->get_name() + " ";
  const std::vector<std::string> unread = app.remaining(true);
  const bool is_option = !unread.empty() && unread.front().starts_with('-');
  if (is_option && last == &app)
    throw Error(fmt::format("no option is called '{}'", unread.front()), "see --help");
  // One of a command that is missing says nothing of which.
  const std::string wanted = unread.empty() || is_option ? "" : unread.front();
  if (!wanted.empty())
    throw Error(fmt::format("no command is called '{}{}'", before, wanted),
                hint_of_names(wanted, names));
  throw Error(fmt::format("outagedb {}does nothing without a command", before),
              hint_of_names(wanted, names));
}

// As in -o "$FILE" of a script that never set it: the default is not what was meant.
void refuse_empty_names(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_type_name() != "FILE") continue;
    for (const std::string& file : option->results()) {
      if (file.empty())
        throw Error(fmt::format("{}: the name of the file is empty", option->get_name()),
                    "name a file, or leave the option out");
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
  }
  refuse_empty_names(app);
  return context.action();
}

int run(int argc, char** argv) {
  Context context{.database = default_database(),
                  .words = {argv + std::min(argc, 1), argv + argc},
                  .action = {}};
  CLI::App app(
      "Keeps the history of platform outages in one SQLite file and says how often they happen, "
      "how long they "
      "last and how soon they come back.",
      "outagedb");
  app.set_version_flag("--version", std::string(tool_version()));
  app.add_option("--db", context.database,
                 "the database; else $OUTAGEDB_DB, else the one in your data folder")
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
    return tell_error(error.what(), "see --help");
  } catch (const Error& error) {
    return tell_error(error.what(), error.hint());
  } catch (const SQLite::Exception& error) {
    return tell_error(fmt::format("{}: {}", context.database.string(), error.what()),
                      hint_for(error));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return tell_error(error.what(), "");
  }
}

}  // namespace

int run_program(int argc, char** argv) {
  // A file above the limit of ulimit -f is an error of that file then, like any other of a write.
  std::signal(SIGXFSZ, SIG_IGN);
  set_up_heap();
  use_unshared_connections();
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return tell_no_memory();
  }
}

}  // namespace outagedb
