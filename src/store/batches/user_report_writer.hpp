#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/duplicates.hpp"
#include "model/user_reports.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/names/names.hpp"
#include "store/user_reports/packed_series.hpp"
#include "store/user_reports/report_days.hpp"
#include "store/user_reports/series_batches.hpp"
#include "store/user_reports/spilled_counts.hpp"
#include "store/user_reports/watched_spans.hpp"

namespace outagedb {

// Writes user-report counts. Of two counts for the same bucket the larger applies; within one input
// the caller may choose another rule. Counts are held until the input ends, in memory as long as
// there is room; then each series is merged into its days in turn, so that a day is written once
// and the table grows at its end.
class UserReportWriter {
 public:
  struct Tally {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t restated = 0;  // of the unchanged: those for which the input has another count
  };

  // At most this many bytes of counts are held in memory, two or three per count; the vectors that
  // hold them may take twice as many.
  static constexpr std::size_t kChunk = 40'000'000;

  struct Settings {
    Duplicates duplicates = Duplicates::max;
    std::size_t chunk = kChunk;
  };

  UserReportWriter(SQLite::Database& db, Names& names, BatchDependencies& batch, Settings settings);

  // Throws Error for a second, different count of a bucket if duplicates are to be rejected.
  void add(const UserReports& reports);
  // Writes the days, and the coverage of the series that were touched. Throws Error if counts that
  // are to be summed exceed kMostReports.
  Tally finish();

 private:
  struct SeriesState {
    bool is_new = false;
    bool restated = false;   // its coverage now follows from other statements
    std::uint32_t runs = 0;  // spilled
    SeriesStatement statement;
    PackedSeries held;
  };
  using Series = std::pair<const std::int64_t, SeriesState>;  // first: the id
  // A series as the input names it: platform, region, source, length of buckets and whether it was
  // monitored, each part terminated by a NUL.
  struct CachedSeriesKey {
    std::string name;
    Series* series = nullptr;
  };
  // What the input states about a bucket.
  struct Settled {
    PackedSeries::Count count;
    std::int64_t statements = 0;
    std::int64_t same =
        0;  // of those, as many as state that count; where the last applies, as the one before
  };

  Series& series(const UserReports& reports);
  Series& make_series(const UserReports& reports);
  void refuse_second(std::int64_t series, const UserReports& reports);
  void spill(Series& one);
  void settle(Series& one);
  void settle_duplicate(Settled& settled, std::int64_t count) const;
  void end_bucket(const Settled& settled);
  void end_day();
  void merge_day(Instant day);
  [[nodiscard]] Bucket merge_bucket(const Bucket& stored, const Bucket& stated);
  bool relies_on(std::int64_t batch);
  void end_series();

  SQLite::Database& db_;
  Names& names_;
  BatchDependencies& needs_;
  Settings settings_;
  Tally tally_;

  // The first kMostNamings names, in the order in which the input has them; later ones are looked
  // up in the database, so that the memory needed for a million series stays bounded.
  std::deque<CachedSeriesKey> namings_;
  std::unordered_map<std::string_view, std::size_t> by_name_;
  std::size_t last_naming_ = 0;
  std::string name_;
  std::map<std::int64_t, SeriesState> series_;
  std::size_t held_ = 0;  // bytes
  std::optional<SpilledCounts> spilled_;
  std::optional<TemporaryTable> stated_;  // if duplicates are to be rejected

  // State of the series that is being merged.
  ReportDays days_;
  ReportDayWriter write_;
  SeriesBatches statements_;
  WatchedSpans watched_;
  SQLite::Statement known_series_;
  SQLite::Statement add_series_;
  const Series* current_ = nullptr;
  bool adds_ = false;
  bool changes_ = false;
  bool has_versions_ = false;
  Instant day_end_ = 0;
  Buckets day_;  // what the input states for one day
  Buckets stored_;
  Buckets merged_;
  std::vector<BucketVersion> versions_;
  std::vector<BucketVersion> new_versions_;
  std::pair<std::int64_t, bool> last_relied_on_{-1, false};
};

}  // namespace outagedb
