#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/report_day.hpp"

namespace outagedb {

// A count that a batch states for a bucket.
struct BucketVersion {
  Instant at = 0;
  std::int64_t batch = 0;  // 0: not known
  std::int64_t count = 0;
  auto operator<=>(const BucketVersion&) const = default;
};

// The user reports of one series and UTC day, and which batch stated them. Of the counts that
// batches state for a bucket the largest applies.
struct DayHistory {
  Buckets buckets;
  // All statements for each bucket that has more than one, ascending.
  std::vector<BucketVersion> versions;

  // Derives the day from those statements, in any order; of two by one batch the larger applies.
  [[nodiscard]] static DayHistory of(std::vector<BucketVersion> statements);
  [[nodiscard]] std::vector<BucketVersion> statements() const;
};

using IsOf = std::function<bool(std::int64_t batch)>;

// Removes the statements of those batches and returns them; buckets without other statements
// disappear.
std::vector<BucketVersion> forget(DayHistory& day, const IsOf& gone);

// Reads the tables user_report_day and user_report_version. Each function throws Error if a list
// cannot be read.
class ReportDays {
 public:
  explicit ReportDays(SQLite::Database& db);

  // False, and no buckets, if nothing is stored for that day.
  bool read(std::int64_t series, Instant day, Buckets& into);
  [[nodiscard]] DayHistory read(std::int64_t series, Instant day);
  [[nodiscard]] bool has_versions(std::int64_t series);
  void read_versions(std::int64_t series, Instant day, std::vector<BucketVersion>& into);
  // Calls take(buckets) for each day of the series, ascending.
  void each_day(std::int64_t series, const std::function<void(const Buckets&)>& take);
  // The last bucket before that instant, and the first at or after it.
  [[nodiscard]] std::optional<Instant> last_before(std::int64_t series, Instant at);
  [[nodiscard]] std::optional<Instant> first_from(std::int64_t series, Instant at);
  // The days for which such a batch states a count, ascending.
  [[nodiscard]] std::set<Instant> days_stated_by(std::int64_t series, const IsOf& of);

 private:
  SQLite::Statement day_;
  SQLite::Statement any_version_;
  SQLite::Statement versions_;
  SQLite::Statement days_;
  SQLite::Statement day_before_;
  SQLite::Statement days_from_;
  SQLite::Statement version_batches_;
  Buckets scratch_;
};

// Replaces what those tables hold for a day; without buckets they hold nothing for it.
class ReportDayWriter {
 public:
  explicit ReportDayWriter(SQLite::Database& db, const std::string& table = "user_report_day");

  void write(std::int64_t series, Instant day, const Buckets& buckets);
  void write(std::int64_t series, Instant day, const std::vector<BucketVersion>& versions);
  void write(std::int64_t series, Instant day, const DayHistory& history);

 private:
  SQLite::Statement add_;
  SQLite::Statement remove_;
  SQLite::Statement add_version_;
  SQLite::Statement remove_versions_;
};

// The series about which one of the batches may state something.
[[nodiscard]] std::set<std::int64_t> series_stated_by(SQLite::Database& db,
                                                      const std::set<std::int64_t>& batches);

// The days with a column that does not follow from their buckets, as "series 3, 2025-05-24".
[[nodiscard]] std::vector<std::string> day_differences(SQLite::Database& db);
// Derives those days again from their buckets, if their lists can be read.
void derive_days(SQLite::Database& db);

}  // namespace outagedb
