#include "store/user_reports/series_batches.hpp"

#include <tuple>
#include <vector>

#include "base/sql.hpp"
#include "store/db/bind.hpp"

namespace outagedb {
namespace {

// Removes a series from the ranges that contain it.
void forget_series(SQLite::Database& db, std::int64_t series) {
  const auto change = [&](const std::string& how) {
    SQLite::Statement statement(db, how);
    run(statement, series);
  };
  change(named_sql("series_batches.split_ranges"));
  change(named_sql("series_batches.shorten_ranges"));
  change("DELETE FROM series_batch WHERE first_series = ?1");
}

}  // namespace

SeriesBatches::SeriesBatches(SQLite::Database& db, BatchDependencies& batch)
    : batch_(batch),
      find_(db, named_sql("series_batches.batch_stating_as_much")),
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
  SQLite::Statement row(db, named_sql("series_batches.statements_of_either"));
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
