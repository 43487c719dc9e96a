#include "store/undo_refusals.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

#include "base/error.hpp"
#include "base/text.hpp"
#include "store/bind.hpp"
#include "store/platforms.hpp"
#include "store/undo.hpp"

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
    if (row.getColumn(0).getInt() != 0) throw Error(fmt::format("batch {} is undone already", id));
    if (row.getColumn(1).getInt() == 0 && row.getColumn(2).getInt() != 0) {
      throw Error(fmt::format("batch {} combined counts of user reports that one source states of "
                              "both platforms: which is whose is not known any more",
                              id),
                  "import the counts into a new history to have them apart");
    }
    if (row.getColumn(1).getInt() == 0) {
      throw Error(fmt::format("batch {} is older than what undoing needs", id),
                  "take its right input in once more: later statements stand");
    }
    run(add, id);
  }
}

void refuse_needed(SQLite::Database& db, const std::vector<std::int64_t>& batches) {
  SQLite::Statement row(
      db,
      "WITH RECURSIVE needing (id) AS ("
      " SELECT n.batch_id FROM batch_need n JOIN undoing u ON u.batch_id = n.on_id"
      "  JOIN batch b ON b.id = n.batch_id WHERE b.undone_at IS NULL"
      " UNION SELECT n.batch_id FROM needing JOIN batch_need n ON n.on_id = needing.id"
      "  JOIN batch b ON b.id = n.batch_id WHERE b.undone_at IS NULL)"
      " SELECT id FROM needing WHERE id NOT IN (SELECT batch_id FROM undoing) ORDER BY id");
  std::vector<std::int64_t> needing;
  while (row.executeStep()) needing.push_back(row.getColumn(0).getInt64());
  if (needing.empty()) return;
  const bool one = needing.size() == 1;
  throw Error(
      fmt::format("{} {} {} on what would go", one ? "batch" : "batches", fmt::join(needing, ", "),
                  one ? "relies" : "rely"),
      fmt::format("what two inputs say is stored once: undo them together ('outagedb batch undo {} "
                  "{} --why …') and take what was right in again",
                  fmt::join(batches, " "), fmt::join(needing, " ")));
}

// Counts of later batches that name the platform otherwise than its series is named: they would go
// to the wrong platform.
void refuse_mixed_counts(SQLite::Database& db) {
  SQLite::Statement naming(db, "SELECT name, batch_id FROM naming JOIN undoing USING (batch_id)");
  SQLite::Statement later(
      db,
      "SELECT s.platform_folded, v.value, b.batch_id FROM series s JOIN series_batch b"
      "  ON s.id BETWEEN b.first_series AND b.last_series JOIN batch t ON t.id = b.batch_id, "
      "json_each(t.names) v"
      " WHERE s.platform_id = ? AND b.batch_id > ? AND b.batch_id NOT IN"
      "  (SELECT batch_id FROM undoing)");
  while (naming.executeStep()) {
    const auto platform = find_platform(db, naming.getColumn(0).getString());
    bound(later, platform, std::int64_t{naming.getColumn(1).getInt64()});
    while (later.executeStep()) {
      const std::string stated = later.getColumn(1).getString();
      if (fold(stated) == later.getColumn(0).getString() || find_platform(db, stated) != platform)
        continue;
      throw Error(fmt::format("batch {} states counts of user reports under several names that "
                              "would be two platforms",
                              later.getColumn(2).getInt64()),
                  "undo them together and import its input again");
    }
  }
}

void refuse_linked(SQLite::Database& db) {
  SQLite::Statement row(
      db,
      "SELECT l.verdict, a.uid, b.uid, l.who FROM incident_link l JOIN incident a ON a.id = l.a_id"
      " LEFT JOIN incident b ON b.id = l.b_id WHERE l.withdrawn_at IS NULL AND EXISTS"
      " (SELECT 1 FROM incident i WHERE i.id IN (l.a_id, l.b_id) AND NOT EXISTS"
      "  (SELECT 1 FROM incident_revision r WHERE r.incident_id = i.id"
      "   AND r.batch_id NOT IN (SELECT batch_id FROM undoing))"
      "  AND NOT EXISTS (SELECT 1 FROM incident_again r WHERE r.incident_id = i.id"
      "   AND r.batch_id NOT IN (SELECT batch_id FROM undoing))) LIMIT 1");
  if (!row.executeStep()) return;
  const bool dismissed = row.getColumn(0).getString() == "dismissed";
  throw Error(fmt::format("{} has a word about an incident that would go: {}",
                          row.getColumn(3).getString(), row.getColumn(1).getString()),
              dismissed ? fmt::format("take it back first: outagedb incident restore {}",
                                      row.getColumn(1).getString())
                        : fmt::format("take it back first: outagedb incident unlink {} {}",
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
