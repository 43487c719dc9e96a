#include "store/series_batches.hpp"

#include <tuple>
#include <vector>

#include "store/bind.hpp"

namespace outagedb {
namespace {

// Takes a series out of the ranges that hold it.
void forget_series(SQLite::Database& db, std::int64_t series) {
  for (const char* sql :
       {"INSERT INTO series_batch SELECT batch_id, ?1 + 1, last_series, bucket_s, watched"
        " FROM series_batch WHERE first_series <= ?1 AND last_series > ?1",
        "UPDATE series_batch SET last_series = ?1 - 1 WHERE first_series < ?1 AND last_series >= "
        "?1",
        "DELETE FROM series_batch WHERE first_series = ?1"}) {
    SQLite::Statement statement(db, sql);
    run(statement, series);
  }
}

}  // namespace

SeriesBatches::SeriesBatches(SQLite::Database& db, BatchNeeds& batch)
    : batch_(batch),
      find_(db,
            "SELECT batch_id FROM series_batch WHERE ?1 BETWEEN first_series AND last_series"
            " AND coalesce(bucket_s <= ?2, ?2 IS NULL) AND watched >= ?3 LIMIT 1"),
      add_(db, "INSERT INTO series_batch VALUES (?, ?, ?, ?, ?)") {}

void SeriesBatches::state(std::int64_t series, const SeriesStatement& statement, bool adds) {
  if (!adds && bound(find_, series, statement.bucket, statement.watched).executeStep()) {
    batch_.add(find_.getColumn(0).getInt64());
    find_.reset();
    return;
  }
  find_.reset();
  if (open_ && open_->last + 1 == series && open_->statement == statement) {
    open_->last = series;
    return;
  }
  finish();
  open_ = {series, series, statement};
}

void SeriesBatches::finish() {
  if (open_) {
    run(add_, batch_.batch(), open_->first, open_->last, open_->statement.bucket,
        open_->statement.watched);
  }
  open_.reset();
}

void combine_statements(SQLite::Database& db, std::int64_t from, std::int64_t into) {
  std::vector<std::tuple<std::int64_t, std::optional<std::int64_t>, bool>> stated;
  SQLite::Statement row(
      db,
      "SELECT batch_id, min(bucket_s), max(watched) FROM series_batch WHERE ?1 BETWEEN first_series"
      " AND last_series OR ?2 BETWEEN first_series AND last_series GROUP BY batch_id");
  for (bound(row, from, into); row.executeStep();) {
    stated.emplace_back(row.getColumn(0).getInt64(), integer_or_null(row.getColumn(1)),
                        row.getColumn(2).getInt() != 0);
  }
  forget_series(db, from);
  forget_series(db, into);
  SQLite::Statement add(db, "INSERT INTO series_batch VALUES (?1, ?2, ?2, ?3, ?4)");
  for (const auto& [batch, bucket, watched] : stated) run(add, batch, into, bucket, watched);
}

}  // namespace outagedb
