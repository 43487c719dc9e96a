#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/new_file.hpp"
#include "cli/commands.hpp"
#include "cli/told.hpp"
#include "output/command_line.hpp"
#include "output/history_export.hpp"
#include "store/check.hpp"
#include "store/database.hpp"
#include "store/ingest.hpp"
#include "time/format.hpp"

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
      "{}: {} records and {} counts of user reports; to take them in:\n"
      "  outagedb ingest --observed-at {} {}\n",
      told(folder), records, reports, format_rfc3339(latest_retrieval(db)), shell_word(folder));
  return 0;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "write the whole history in our own text formats");
  command->footer(
      "FOLDER must not be there, or be empty. It then holds history.jsonl and, where there are\n"
      "counts of user reports, user-reports.csv: taken in once more, they are the same history.\n"
      "\nExample:\n  outagedb export history-2025-05-31");
  const auto folder = std::make_shared<std::string>();
  command->add_option("FOLDER", *folder, "the new folder")->required();
  command->callback([&context, folder] {
    context.action = [&context, folder] { return export_history(context, *folder); };
  });
}

}  // namespace outagedb
