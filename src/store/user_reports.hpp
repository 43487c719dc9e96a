#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/user_reports.hpp"
#include "store/added_spans.hpp"
#include "store/memory_table.hpp"
#include "store/names.hpp"
#include "store/stored_counts.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {

// Writes user-report counts and what is kept of them per hour. Knows series and user_report*.
// Of two counts for the same bucket the larger stands. Counts are held back until there is a chunk
// of them, sorted by series and instant, compared with what is stored, and what differs is written
// in the table's order by one statement each for counts, hours and priors.
class UserReportWriter {
 public:
  struct Tally {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
  };

  // Rows held back at most: 16 MB, and up to 100 MB while they are written.
  static constexpr std::size_t kChunk = 1'000'000;

  UserReportWriter(SQLite::Database& db, Names& names, BatchNeeds& batch,
                   std::size_t chunk = kChunk);

  void add(const UserReports& reports);
  // Writes what is still held back, then coverage of the series that were touched.
  Tally finish();

 private:
  struct Count {
    Instant at;
    std::int64_t count;
  };
  struct Series {
    std::int64_t id = 0;
    std::optional<Instant> last;  // stored bucket
    bool touched = false;
    WatchedSpans watched;
    std::vector<Count> held;
  };
  // What the rows of one hour add to it.
  struct Hour {
    std::int64_t rows = 0;
    Instant from = 0;
    std::int64_t total = 0;
    std::int64_t peak = 0;
    Instant peak_at = 0;
    std::int64_t buckets = 0;  // that are new
  };

  Series& series(const UserReports& reports);
  Series& make_series(const UserReports& reports);
  void flush();
  void compare(Series& series);
  void settle(Series& series, const Count& row, std::optional<std::int64_t> stored, Hour& hour);
  void raise(const Series& series, const Count& row, std::int64_t stored);
  void add_to_hour(const Series& series, const Count& row, std::optional<std::int64_t> stored,
                   Hour& hour);
  void end_hour(const Series& series, Hour& hour);

  SQLite::Database& db_;
  Names& names_;
  std::int64_t batch_;
  std::size_t chunk_;
  AddedSpans spans_;
  Tally tally_;
  std::map<std::int64_t, Series> series_;
  std::unordered_map<std::string, Series*> known_;  // by all that is said of it
  std::set<std::int64_t> now_watched_;  // series that only told because of outages before
  std::string name_;
  std::size_t held_ = 0;
  MemoryTable counts_;
  MemoryTable hours_;
  MemoryTable priors_;
  StoredCounts stored_;
  SQLite::Statement write_counts_;
  SQLite::Statement write_hours_;
  SQLite::Statement write_priors_;
};

}  // namespace outagedb
