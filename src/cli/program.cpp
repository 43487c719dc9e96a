#include "cli/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/commands.hpp"

namespace outagedb {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

int tell_error(const std::string& reason, const std::string& hint) {
  constexpr int kUnusable = 2;
  std::cerr << "error: " << reason << '\n';
  if (!hint.empty()) std::cerr << " hint: " << hint << '\n';
  return kUnusable;
}

std::filesystem::path default_database() {
  if (const std::string file = variable("OUTAGEDB_DB"); !file.empty()) return file;
  const std::string data = variable("XDG_DATA_HOME");
  const std::filesystem::path home = variable("HOME");
  return (data.empty() ? home / ".local" / "share" : std::filesystem::path(data)) / "outagedb" /
         "history.db";
}

int run_program(int argc, char** argv) {
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
    app.parse(argc, argv);
    return context.action();
  } catch (const CLI::Success& success) {  // --help, --version
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return tell_error(error.what(), "see --help");
  } catch (const Error& error) {
    return tell_error(error.what(), error.hint());
  } catch (const std::exception& error) {
    return tell_error(error.what(), "");
  }
}

}  // namespace outagedb
