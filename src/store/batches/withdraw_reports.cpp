#include "store/batches/withdraw_reports.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "store/user_reports/report_days.hpp"
#include "store/user_reports/watched_spans.hpp"

namespace outagedb {
namespace {

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

// Removes what the batches state about series.
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
  SQLite::Statement keep_{db_, named_sql("withdraw_reports.keep_counts")};
  SQLite::Statement state_{db_, named_sql("withdraw_reports.restate_series")};
  SQLite::Statement last_{db_, named_sql("withdraw_reports.last_batch_of_series")};
  SQLite::Statement sweep_{db_, named_sql("withdraw_reports.remove_unstated_series")};
};

}  // namespace

void withdraw_reports(SQLite::Database& db, const Withdrawal& withdrawal) {
  const auto batches = numbers(db, "SELECT batch_id FROM undoing");
  const std::set<std::int64_t> undone(batches.begin(), batches.end());
  const auto stated = series_stated_by(db, undone);
  db.exec(named_sql("withdraw_reports.leave_other_statements"));
  {
    ReportWithdrawal reports(db, withdrawal,
                             [&](std::int64_t batch) { return undone.contains(batch); });
    for (const std::int64_t series : stated) reports.withdraw(series);
  }
  db.exec("DROP TABLE other_statement");
}

}  // namespace outagedb
