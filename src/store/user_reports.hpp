#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/user_reports.hpp"
#include "store/added_spans.hpp"
#include "store/names.hpp"

namespace outagedb {

// Writes user-report counts and what is kept of them per hour. Knows series and user_report*.
// Of two counts for the same bucket the larger stands.
class UserReportWriter {
 public:
  struct Tally {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
  };

  UserReportWriter(SQLite::Database& db, Names& names, BatchNeeds& batch);

  void add(const UserReports& reports);
  // Writes what is still held back, then hours and coverage of the series that were touched.
  Tally finish();

 private:
  struct Row {
    std::int64_t series;
    Instant at;
    std::int64_t count;
  };

  std::int64_t series(const UserReports& reports);
  std::int64_t make_series(const UserReports& reports);
  void flush();
  void write(const Row& row);
  void roll_up_hours();

  SQLite::Database& db_;
  Names& names_;
  std::int64_t batch_;
  AddedSpans spans_;
  Tally tally_;
  std::map<std::string, std::int64_t, std::less<>> known_series_;
  std::set<std::int64_t> now_watched_;  // series that only told because of outages before
  std::string last_name_;
  std::int64_t last_series_ = 0;
  std::vector<Row> held_;  // sorted before it is written: the table is kept in that order
  std::vector<std::pair<std::int64_t, Instant>>
      touched_;  // series and hour, ascending within a flush
  SQLite::Statement insert_;
  SQLite::Statement keep_prior_;
  SQLite::Statement raise_;
};

// Writes coverage by the series anew: a series speaks of the spans from a first bucket to the end
// of a last; a day without any bucket ends a span, as nobody can tell then that somebody counted.
// One that only tells because of outages covers nothing.
void cover_series(SQLite::Database& db, std::int64_t series, std::int64_t batch);

}  // namespace outagedb
