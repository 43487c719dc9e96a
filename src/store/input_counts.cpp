#include "store/input_counts.hpp"

#include <string>

#include "store/bind.hpp"

namespace outagedb {
namespace {

std::string taken(Duplicates rule) {
  switch (rule) {
    case Duplicates::max:
      return "max(count, excluded.count)";
    case Duplicates::last:
      return "excluded.count";
    case Duplicates::sum:
      return "count + excluded.count";
    case Duplicates::reject:
      break;
  }
  return "count";
}

}  // namespace

InputCounts::InputCounts(SQLite::Database& db, Duplicates rule)
    : db_(db),
      table_(db, "input_count",
             "(series_id INTEGER, at INTEGER, count INTEGER, repeated INTEGER NOT NULL DEFAULT 0,"
             " differing INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (series_id, at)) WITHOUT ROWID"),
      add_(db,
           "INSERT INTO temp.input_count (series_id, at, count) VALUES (?, ?, ?)"
           " ON CONFLICT DO UPDATE SET repeated = repeated + 1,"
           " differing = differing + (count <> excluded.count), count = " +
               taken(rule)),
      find_(db, "SELECT count FROM temp.input_count WHERE series_id = ? AND at = ?") {}

void InputCounts::add(std::int64_t series, const HeldCounts& counts) {
  counts.each_as_added([&](const HeldCounts::Count& row) { run(add_, series, row.at, row.count); });
}

std::optional<std::int64_t> InputCounts::count_at(std::int64_t series, Instant at) {
  std::optional<std::int64_t> count;
  if (bound(find_, series, at).executeStep()) count = find_.getColumn(0).getInt64();
  find_.reset();
  return count;
}

InputCounts::Repeated InputCounts::repeated() {
  SQLite::Statement sums(
      db_, "SELECT coalesce(sum(repeated), 0), coalesce(sum(differing), 0) FROM temp.input_count");
  sums.executeStep();
  return {sums.getColumn(0).getInt64(), sums.getColumn(1).getInt64()};
}

}  // namespace outagedb
