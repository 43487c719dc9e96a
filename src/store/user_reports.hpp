#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "model/duplicates.hpp"
#include "model/user_reports.hpp"
#include "store/added_spans.hpp"
#include "store/content_sums.hpp"
#include "store/held_counts.hpp"
#include "store/input_counts.hpp"
#include "store/memory_table.hpp"
#include "store/names.hpp"
#include "store/spilled_counts.hpp"
#include "store/stored_counts.hpp"
#include "store/watched_spans.hpp"

namespace outagedb {

// Writes user-report counts and what is kept of them per hour. Knows series and user_report*.
// Of two counts for the same bucket the larger stands; within one input another rule may be asked
// for. Counts are held back to the end of the input, in memory and then in a temporary table, since
// SQLite appends to a table's end at twice the speed at which it inserts elsewhere; then they are
// compared with what is stored, a series after the other, and what differs is written in the
// table's order by one statement each for counts, hours and priors.
class UserReportWriter {
 public:
  struct Tally {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t restated = 0;  // buckets that the same input states otherwise, each time
  };

  // Bytes held back in memory at most, two or three a row; the vectors that hold them may take
  // twice as many.
  static constexpr std::size_t kChunk = 40'000'000;

  struct Settings {
    Duplicates duplicates = Duplicates::max;
    std::size_t chunk = kChunk;
  };

  UserReportWriter(SQLite::Database& db, Names& names, BatchNeeds& batch, Settings settings);

  // Throws Error for a second count of a bucket where duplicates are to be rejected.
  void add(const UserReports& reports);
  // Writes what is still held back, then coverage of the series that were touched.
  Tally finish();

 private:
  using Count = HeldCounts::Count;
  struct Series {
    std::int64_t id = 0;
    std::optional<Instant> last;  // stored bucket
    std::optional<Instant> said;  // the last bucket of this input
    bool touched = false;
    WatchedSpans watched;
    HeldCounts held;
    std::optional<Instant> spilled;  // the last bucket of those that wait in spilled_
  };
  // A series as inputs name it, and what they named after it the last time: most inputs name them
  // in the same order again and again.
  struct Naming {
    std::string platform;
    std::string region;
    std::string source;
    std::optional<Seconds> bucket;
    bool watched = true;
    Series* series = nullptr;
    Naming* next = nullptr;

    [[nodiscard]] bool is_of(const UserReports& reports) const noexcept {
      return platform == reports.platform && region == reports.region && source == reports.source &&
             bucket == reports.bucket && watched == reports.watched;
    }
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
  Naming& naming(const UserReports& reports);
  Series& make_series(const UserReports& reports);
  void hold(Series& series, Instant at, std::int64_t count);
  void refuse_second(Series& series, const UserReports& reports);
  void make_room();
  void spill();
  void flush();
  void stage();
  void settle_input();
  template <typename Take>
  void each_held(const Series& series, Take take);
  void compare(Series& series);
  void settle(Series& series, const Count& row, std::optional<std::int64_t> stored, Hour& hour);
  void raise(const Series& series, const Count& row, std::int64_t stored);
  void add_to_hour(const Series& series, const Count& row, std::optional<std::int64_t> stored,
                   Hour& hour);
  void end_hour(const Series& series, Hour& hour);
  void write();

  SQLite::Database& db_;
  Names& names_;
  std::int64_t batch_;
  Settings settings_;
  std::optional<InputCounts> input_;  // where another rule than max settles duplicates
  AddedSpans spans_;
  Tally tally_;
  std::map<std::int64_t, Series> series_;
  std::unordered_map<std::string, Naming> namings_;  // by all that is said of a series
  Naming* last_naming_ = nullptr;
  // Series of which their coverage says something else than before: that they were watched all the
  // time, or for how long a bucket counts.
  std::set<std::int64_t> otherwise_;
  std::string name_;
  std::size_t held_ = 0;                  // bytes
  std::optional<SpilledCounts> spilled_;  // once memory had no room
  MemoryTable counts_;
  ContentSum counts_sum_;  // what counts_ changes
  MemoryTable hours_;
  MemoryTable priors_;
  StoredCounts stored_;
  SQLite::Statement write_counts_;
  SQLite::Statement write_hours_;
  SQLite::Statement write_priors_;
};

}  // namespace outagedb
