#include "store/withdraw_reports.hpp"

#include <map>
#include <set>
#include <string>
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

}  // namespace

void withdraw_reports(SQLite::Database& db, const Withdrawal& withdrawal) {
  const auto batches = numbers(db, "SELECT batch_id FROM undoing");
  const std::set<std::int64_t> undone(batches.begin(), batches.end());
  const auto is_undone = [&](std::int64_t batch) { return undone.contains(batch); };
  const auto stated = numbers(db,
                              "SELECT s.id FROM series s JOIN series_batch b ON s.id BETWEEN"
                              " b.first_series AND b.last_series JOIN undoing USING (batch_id)");
  std::set<std::int64_t> touched(stated.begin(), stated.end());
  ReportDays days(db);
  ReportDayWriter writer(db);
  SQLite::Statement keep(db, kKeep);
  for (const auto& [series, day] : days_stated_by(db, is_undone)) {
    DayHistory history = days.read(series, day);
    for (const auto& [batch, counts] : by_batch(forget(history, is_undone)))
      run(keep, series, batch, counts, withdrawal.at, withdrawal.hand.who, withdrawal.hand.why);
    writer.write(series, day, history);
    touched.insert(series);
  }
  db.exec(kOthers);
  SQLite::Statement state(db, kState);
  SQLite::Statement last(db,
                         "SELECT coalesce(max(batch_id), (SELECT max(id) FROM batch)) FROM"
                         " other_statement WHERE ? BETWEEN first_series AND last_series");
  SQLite::Statement sweep(db, kSweep);
  for (const std::int64_t series : touched) {
    run(state, series);
    bound(last, series).executeStep();
    cover_series(db, days, series, last.getColumn(0).getInt64());
    last.reset();
    run(sweep, series);
  }
  db.exec("DROP TABLE other_statement");
}

}  // namespace outagedb
