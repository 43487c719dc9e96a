#pragma once

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace outagedb {

// Each adds one command with its options and help; it is defined in src/cli/commands/NAME.cpp.
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

}  // namespace outagedb
