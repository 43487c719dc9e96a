#include "store/batches/undo_refusals.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

#include "base/error.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/batches/undo.hpp"
#include "store/db/bind.hpp"
#include "store/names/platforms.hpp"

namespace outagedb {
namespace {

void name_batches(SQLite::Database& db, const std::vector<std::int64_t>& batches) {
  db.exec("CREATE TEMP TABLE undoing (batch_id INTEGER PRIMARY KEY)");
  SQLite::Statement add(db, "INSERT OR IGNORE INTO undoing VALUES (?)");
  SQLite::Statement row(
      db, "SELECT undone_at IS NOT NULL, undoable, format = 'naming' FROM batch WHERE id = ?");
  for (const std::int64_t id : batches) {
    require_batch(db, id);
    bound(row, id).executeStep();
    if (row.getColumn(0).getInt() != 0) throw Error(fmt::format("batch {} is already undone", id));
    if (row.getColumn(1).getInt() == 0 && row.getColumn(2).getInt() != 0) {
      throw Error(fmt::format("batch {} combined user report counts that one source states for "
                              "both platforms: they can no longer be separated",
                              id),
                  "to separate the counts, import them into a new history");
    }
    if (row.getColumn(1).getInt() == 0) {
      throw Error(fmt::format("batch {} is too old to be undone", id),
                  "import its corrected input instead: later statements take precedence");
    }
    run(add, id);
  }
}

void refuse_needed(SQLite::Database& db, const std::vector<std::int64_t>& batches) {
  SQLite::Statement row(db, named_sql("undo_refusals.batches_that_need_them"));
  std::vector<std::int64_t> needing;
  while (row.executeStep()) needing.push_back(row.getColumn(0).getInt64());
  if (needing.empty()) return;
  const bool one = needing.size() == 1;
  throw Error(fmt::format("{} {} {} on records that would be removed", one ? "batch" : "batches",
                          fmt::join(needing, ", "), one ? "depends" : "depend"),
              fmt::format("statements common to two inputs are stored once: undo them together "
                          "('outagedb batch undo {} {} --why …') and import the correct ones again",
                          fmt::join(batches, " "), fmt::join(needing, " ")));
}

// Later batches may state counts under a name of the platform other than that of the series: those
// would go to the wrong platform.
void refuse_mixed_counts(SQLite::Database& db) {
  SQLite::Statement naming(db, "SELECT name, batch_id FROM naming JOIN undoing USING (batch_id)");
  SQLite::Statement later(db, named_sql("undo_refusals.names_in_later_batches"));
  while (naming.executeStep()) {
    const auto platform = find_platform(db, naming.getColumn(0).getString());
    bound(later, platform, std::int64_t{naming.getColumn(1).getInt64()});
    while (later.executeStep()) {
      const std::string stated = later.getColumn(1).getString();
      if (fold(stated) == later.getColumn(0).getString() || find_platform(db, stated) != platform)
        continue;
      throw Error(fmt::format("batch {} states user report counts under several names that would "
                              "become two platforms",
                              later.getColumn(2).getInt64()),
                  "undo the batches together and import its input again");
    }
  }
}

void refuse_linked(SQLite::Database& db) {
  SQLite::Statement row(db, named_sql("undo_refusals.link_of_gone_incident"));
  if (!row.executeStep()) return;
  const bool dismissed = row.getColumn(0).getString() == "dismissed";
  throw Error(fmt::format("{} recorded a verdict on an incident that would be removed: {}",
                          row.getColumn(3).getString(), row.getColumn(1).getString()),
              dismissed ? fmt::format("withdraw it first with 'outagedb incident restore {}'",
                                      row.getColumn(1).getString())
                        : fmt::format("withdraw it first with 'outagedb incident unlink {} {}'",
                                      row.getColumn(1).getString(), row.getColumn(2).getString()));
}

}  // namespace

void name_batches_to_undo(SQLite::Database& db, const std::vector<std::int64_t>& batches) {
  name_batches(db, batches);
  refuse_needed(db, batches);
  refuse_linked(db);
  refuse_mixed_counts(db);
}

}  // namespace outagedb
