#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace outagedb {

// What every command may look at, and what the chosen one leaves to be done.
struct Context {
  std::filesystem::path database;
  std::vector<std::string> words;  // of the call, without the program's name
  std::function<int()> action;     // returns the exit code: 0 done, 1 the data had faults
};

// Each adds one command with its options and help; src/cli/NAME.cpp holds it.
void add_init(CLI::App& app, Context& context);
void add_ingest(CLI::App& app, Context& context);
void add_query(CLI::App& app, Context& context);
void add_report(CLI::App& app, Context& context);
void add_platform(CLI::App& app, Context& context);
void add_incident(CLI::App& app, Context& context);
void add_coverage(CLI::App& app, Context& context);
void add_batch(CLI::App& app, Context& context);
void add_migrate(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_time(CLI::App& app, Context& context);

void add_commands(CLI::App& app, Context& context);

// $OUTAGEDB_DB, else $XDG_DATA_HOME/outagedb/history.db, else ~/.local/share/outagedb/history.db.
[[nodiscard]] std::filesystem::path default_database();

}  // namespace outagedb
