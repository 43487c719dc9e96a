#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/new_file.hpp"
#include "cli/commands/commands.hpp"
#include "cli/terminal/escape.hpp"
#include "output/reports/command_line.hpp"
#include "output/tables/history_export.hpp"
#include "store/batches/ingest.hpp"
#include "store/care/check.hpp"
#include "store/care/database.hpp"
#include "store/db/transaction.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kHeld = 1UL << 20;  // bytes between two writes

using Export = std::int64_t (*)(SQLite::Database&, const TakeText&);

std::int64_t export_to(SQLite::Database& db, const std::filesystem::path& file, Export part) {
  NewFile made(file);
  std::string held;
  std::uintmax_t bytes = 0;
  const std::int64_t records = part(db, [&](std::string_view text) {
    held += text;
    bytes += text.size();
    if (held.size() < kHeld) return;
    made.write(held);
    held.clear();
  });
  if (bytes == 0) return 0;
  made.write(held);
  made.keep_as_new();
  return records;
}

int export_history(const Context& context, const std::string& folder) {
  auto db = open_to_read(context.database);
  NewFolder made(folder);
  const Transaction one_moment(db, "BEGIN");
  require_undamaged(db);
  const auto records = export_to(db, made.path() / "history.jsonl", export_records);
  const auto reports = export_to(db, made.path() / "user-reports.csv", export_user_reports);
  if (records == 0) throw Error("the history is empty", "there is nothing to export");
  made.keep();
  std::cerr << fmt::format(
      "{}: {} records and {} counts of user reports; import them with:\n"
      "  outagedb ingest --observed-at {} {}\n",
      escape_for_terminal(folder), records, reports, format_rfc3339(latest_retrieval(db)),
      shell_word(folder));
  return 0;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "Export the whole history as JSON lines and CSV");
  command->footer(
      "FOLDER must be new or empty. It then holds history.jsonl and, if there are counts of user\n"
      "reports, user-reports.csv; importing them restores the history.\n"
      "\nExample:\n  outagedb export history-2025-05-31");
  const auto folder = std::make_shared<std::string>();
  command->add_option("FOLDER", *folder, "New folder")->required();
  command->callback([&context, folder] {
    context.action = [&context, folder] { return export_history(context, *folder); };
  });
}

}  // namespace outagedb
