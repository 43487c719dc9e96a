#include "store/withdraw_reports.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "store/bind.hpp"
#include "store/report_days.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {
namespace {

constexpr const char* kKeep =
    "INSERT INTO withdrawn (kind, batch_id, at, who, why, row)"
    " SELECT 'user_report', ?2, ?4, ?5, ?6, json_object('platform', p.name, 'region', s.region,"
    "  'source', c.name, 'bucket_s', s.bucket_s, 'counts', json(?3)) FROM series s"
    " JOIN platform p ON p.id = s.platform_id JOIN source c ON c.id = s.source_id WHERE s.id = ?1";

// What the other batches state of series; thousands of them may state the same.
constexpr const char* kOthers =
    "DELETE FROM series_batch WHERE batch_id IN (SELECT batch_id FROM undoing);"
    "CREATE TEMP TABLE other_statement AS SELECT first_series, last_series,"
    " min(bucket_s) AS bucket_s, max(watched) AS watched, max(batch_id) AS batch_id"
    " FROM series_batch GROUP BY 1, 2";

constexpr const char* kState =
    "UPDATE series SET (bucket_s, watched) = (SELECT min(bucket_s), coalesce(max(watched), 0)"
    "  FROM other_statement WHERE series.id BETWEEN first_series AND last_series) WHERE id = ?";

constexpr const char* kSweep =
    "DELETE FROM series WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM user_report_day"
    "  WHERE series_id = ?1) AND NOT EXISTS (SELECT 1 FROM other_statement"
    "  WHERE ?1 BETWEEN first_series AND last_series)";

std::map<std::int64_t, std::string> by_batch(const std::vector<BucketVersion>& statements) {
  std::map<std::int64_t, JsonWriter> lists;
  for (const BucketVersion& one : statements) {
    const auto [list, first] = lists.try_emplace(one.batch);
    if (first) list->second.begin_array();
    list->second.begin_array().number(one.at).number(one.count).end_array();
  }
  std::map<std::int64_t, std::string> texts;
  for (auto& [batch, list] : lists) texts.emplace(batch, list.end_array().str());
  return texts;
}

// Takes what the batches state of series away from them.
class ReportWithdrawal {
 public:
  ReportWithdrawal(SQLite::Database& db, const Withdrawal& withdrawal, IsOf is_undone)
      : db_(db), withdrawal_(withdrawal), is_undone_(std::move(is_undone)) {}

  void withdraw(std::int64_t series) {
    watched_.load(series);
    for (const Instant day : days_.days_stated_by(series, is_undone_)) {
      DayHistory history = days_.read(series, day);
      const std::size_t before = history.buckets.size();
      for (const auto& [batch, counts] : by_batch(forget(history, is_undone_)))
        run(keep_, series, batch, counts, withdrawal_.at, withdrawal_.hand.who,
            withdrawal_.hand.why);
      writer_.write(series, day, history);
      if (history.buckets.size() < before) watched_.remove_from(series, day, history.buckets);
    }
    run(state_, series);
    bound(last_, series).executeStep();
    watched_.write(series, last_.getColumn(0).getInt64());
    last_.reset();
    run(sweep_, series);
  }

 private:
  SQLite::Database& db_;
  const Withdrawal& withdrawal_;
  IsOf is_undone_;
  ReportDays days_{db_};
  ReportDayWriter writer_{db_};
  WatchedSpans watched_{db_, days_};
  SQLite::Statement keep_{db_, kKeep};
  SQLite::Statement state_{db_, kState};
  SQLite::Statement last_{
      db_,
      "SELECT coalesce(max(batch_id), (SELECT max(id) FROM batch)) FROM other_statement"
      " WHERE ? BETWEEN first_series AND last_series"};
  SQLite::Statement sweep_{db_, kSweep};
};

}  // namespace

void withdraw_reports(SQLite::Database& db, const Withdrawal& withdrawal) {
  const auto batches = numbers(db, "SELECT batch_id FROM undoing");
  const std::set<std::int64_t> undone(batches.begin(), batches.end());
  const auto stated = series_stated_by(db, undone);
  db.exec(kOthers);
  {
    ReportWithdrawal reports(db, withdrawal,
                             [&](std::int64_t batch) { return undone.contains(batch); });
    for (const std::int64_t series : stated) reports.withdraw(series);
  }
  db.exec("DROP TABLE other_statement");
}

}  // namespace outagedb
