#include "store/user_reports/pack_user_reports.hpp"

#include <iterator>
#include <limits>
#include <map>
#include <vector>

#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/user_reports/report_days.hpp"

namespace outagedb {
namespace {

// Which batch added a bucket: the last of those whose spans contain it.
class Adders {
 public:
  Adders(SQLite::Database& db, std::int64_t series) {
    SQLite::Statement span(db, named_sql("pack_user_reports.spans_of_series"));
    for (bound(span, series); span.executeStep();) {
      paint(span.getColumn(0).getInt64(), span.getColumn(1).getInt64(),
            span.getColumn(2).getInt64());
    }
  }
  [[nodiscard]] std::int64_t at(Instant at) const {
    return std::prev(begins_.upper_bound(at))->second;
  }

 private:
  void paint(Instant from, Instant until, std::int64_t batch) {
    const std::int64_t after = at(until + 1);
    begins_.erase(begins_.lower_bound(from), begins_.upper_bound(until + 1));
    begins_[from] = batch;
    begins_[until + 1] = after;
  }

  std::map<Instant, std::int64_t> begins_{{std::numeric_limits<Instant>::min(), 0}};
};

// The counts before batches raised them, one bucket after the other.
class Priors {
 public:
  Priors(SQLite::Database& db, std::int64_t series)
      : row_(db, named_sql("pack_user_reports.prior_counts_of_series")),
        there_(bound(row_, series).executeStep()) {}
  // Adds the statements that lead to that bucket's count, if any batch raised it.
  void add_to(std::vector<BucketVersion>& statements, const Bucket& bucket) {
    std::int64_t batch = bucket.batch;
    for (; there_ && row_.getColumn(0).getInt64() <= bucket.at; there_ = row_.executeStep()) {
      if (row_.getColumn(0).getInt64() < bucket.at) continue;
      statements.push_back({bucket.at, batch, row_.getColumn(2).getInt64()});
      batch = row_.getColumn(1).getInt64();
    }
    statements.push_back({bucket.at, batch, bucket.count});
  }

 private:
  SQLite::Statement row_;
  bool there_;
};

void pack_series(SQLite::Database& db, ReportDayWriter& writer, std::int64_t series) {
  const Adders adders(db, series);
  Priors priors(db, series);
  std::vector<BucketVersion> statements;
  const auto write = [&] {
    if (statements.empty()) return;
    const Instant day = utc_day(statements.front().at);
    writer.write(series, day, DayHistory::of(std::move(statements)));
    statements.clear();
  };
  SQLite::Statement row(db,
                        "SELECT at, count FROM user_report_before WHERE series_id = ? ORDER BY at");
  for (bound(row, series); row.executeStep();) {
    const Instant at = row.getColumn(0).getInt64();
    if (!statements.empty() && utc_day(at) != utc_day(statements.front().at)) write();
    priors.add_to(statements, {at, row.getColumn(1).getInt64(), adders.at(at)});
  }
  write();
}

}  // namespace

void pack_user_reports(SQLite::Database& db) {
  db.exec(
      "CREATE INDEX prior_by_series ON user_report_prior_before (series_id, at, batch_id, count)");
  {
    ReportDayWriter writer(db);
    SQLite::Statement series(db, "SELECT DISTINCT series_id FROM user_report_before ORDER BY 1");
    while (series.executeStep()) pack_series(db, writer, series.getColumn(0).getInt64());
  }
  for (const char* table :
       {"user_report_before", "user_report_prior_before", "user_report_span_before"})
    db.exec(std::string("DROP TABLE ") + table);
}

}  // namespace outagedb
