#include "store/user_reports/report_days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/error.hpp"
#include "base/sql.hpp"
#include "store/db/bind.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

// Makes no copy; valid as long as the row is.
std::string_view text_of(const SQLite::Column& column) {
  const auto* text = static_cast<const char*>(column.getBlob());
  return text == nullptr ? std::string_view{}
                         : std::string_view(text, static_cast<std::size_t>(column.getBytes()));
}

// Reads a row of day, offset_s, bucket_s, batches, counts.
void unpack(SQLite::Statement& row, Buckets& into) {
  unpack_counts(row.getColumn(0).getInt64() + row.getColumn(1).getInt64(),
                row.getColumn(2).getInt64(), text_of(row.getColumn(4)), into);
  unpack_batches(text_of(row.getColumn(3)), into);
}

}  // namespace

DayHistory DayHistory::of(std::vector<BucketVersion> statements) {
  std::ranges::sort(statements);
  DayHistory day;
  for (auto from = statements.begin(), next = from; from != statements.end(); from = next) {
    next = std::find_if(from, statements.end(),
                        [&](const BucketVersion& one) { return one.at != from->at; });
    Bucket bucket{from->at, 0, from->batch};
    const std::size_t kept = day.versions.size();
    for (auto one = from; one != next; ++one) {
      bucket.count = std::max(bucket.count, one->count);
      // Of one batch the larger count comes last.
      if (std::next(one) == next || std::next(one)->batch != one->batch)
        day.versions.push_back(*one);
    }
    if (day.versions.size() == kept + 1) day.versions.pop_back();
    day.buckets.push_back(bucket);
  }
  return day;
}

std::vector<BucketVersion> DayHistory::statements() const {
  std::vector<BucketVersion> all = versions;
  auto version = versions.begin();
  for (const Bucket& bucket : buckets) {
    while (version != versions.end() && version->at < bucket.at) ++version;
    if (version == versions.end() || version->at != bucket.at)
      all.push_back({bucket.at, bucket.batch, bucket.count});
  }
  return all;
}

std::vector<BucketVersion> forget(DayHistory& day, const IsOf& gone) {
  std::vector<BucketVersion> all = day.statements();
  const auto kept =
      std::partition(all.begin(), all.end(), [&](const auto& one) { return gone(one.batch); });
  day = DayHistory::of({kept, all.end()});
  all.erase(kept, all.end());
  std::ranges::sort(all);
  return all;
}

ReportDays::ReportDays(SQLite::Database& db)
    : day_(db, named_sql("report_days.day")),
      any_version_(db, "SELECT 1 FROM user_report_version WHERE series_id = ? LIMIT 1"),
      versions_(db,
                "SELECT batch_id, counts FROM user_report_version WHERE series_id = ? AND day = ?"),
      days_(db, named_sql("report_days.days_of_series")),
      day_before_(db, named_sql("report_days.days_before")),
      days_from_(db, named_sql("report_days.days_from")),
      version_batches_(db, "SELECT day, batch_id FROM user_report_version WHERE series_id = ?") {}

bool ReportDays::read(std::int64_t series, Instant day, Buckets& into) {
  into.clear();
  const bool found = bound(day_, series, day).executeStep();
  if (found) unpack(day_, into);
  day_.reset();
  return found;
}

DayHistory ReportDays::read(std::int64_t series, Instant day) {
  DayHistory history;
  read(series, day, history.buckets);
  read_versions(series, day, history.versions);
  return history;
}

bool ReportDays::has_versions(std::int64_t series) {
  const bool any = bound(any_version_, series).executeStep();
  any_version_.reset();
  return any;
}

void ReportDays::read_versions(std::int64_t series, Instant day, std::vector<BucketVersion>& into) {
  into.clear();
  for (bound(versions_, series, day); versions_.executeStep();) {
    const std::int64_t batch = versions_.getColumn(0).getInt64();
    unpack_counts(day, 1, text_of(versions_.getColumn(1)), scratch_);
    for (const Bucket& bucket : scratch_) into.push_back({bucket.at, batch, bucket.count});
  }
  versions_.reset();
  std::ranges::sort(into);
}

void ReportDays::each_day(std::int64_t series, const std::function<void(const Buckets&)>& take) {
  for (bound(days_, series); days_.executeStep(); take(scratch_)) unpack(days_, scratch_);
  days_.reset();
}

std::optional<Instant> ReportDays::last_before(std::int64_t series, Instant at) {
  std::optional<Instant> last;
  for (bound(day_before_, series, at); !last && day_before_.executeStep();) {
    unpack(day_before_, scratch_);
    for (const Bucket& bucket : scratch_) {
      if (bucket.at < at) last = bucket.at;
    }
  }
  day_before_.reset();
  return last;
}

std::optional<Instant> ReportDays::first_from(std::int64_t series, Instant at) {
  std::optional<Instant> first;
  for (bound(days_from_, series, utc_day(at)); !first && days_from_.executeStep();) {
    unpack(days_from_, scratch_);
    const auto found = std::ranges::lower_bound(scratch_, at, {}, &Bucket::at);
    if (found != scratch_.end()) first = found->at;
  }
  days_from_.reset();
  return first;
}

std::set<Instant> ReportDays::days_stated_by(std::int64_t series, const IsOf& of) {
  std::set<Instant> days;
  for (bound(days_, series); days_.executeStep();) {
    bool states = false;
    each_run(text_of(days_.getColumn(3)),
             [&](std::int64_t batch, std::int64_t buckets, std::int64_t step) {
               for (; !states && buckets > 0; batch += step, buckets = step == 0 ? 0 : buckets - 1)
                 states = of(batch);
             });
    if (states) days.insert(days_.getColumn(0).getInt64());
  }
  days_.reset();
  for (bound(version_batches_, series); version_batches_.executeStep();) {
    if (of(version_batches_.getColumn(1).getInt64()))
      days.insert(version_batches_.getColumn(0).getInt64());
  }
  version_batches_.reset();
  return days;
}

ReportDayWriter::ReportDayWriter(SQLite::Database& db, const std::string& table)
    : add_(db, fmt::format(fmt::runtime(named_sql("report_days.write_day")), table)),
      remove_(db, fmt::format("DELETE FROM {} WHERE series_id = ? AND day = ?", table)),
      add_version_(db, "INSERT INTO user_report_version VALUES (?, ?, ?, ?)"),
      remove_versions_(db, "DELETE FROM user_report_version WHERE series_id = ? AND day = ?") {}

void ReportDayWriter::write(std::int64_t series, Instant day, const Buckets& buckets) {
  if (buckets.empty()) {
    run(remove_, series, day);
    return;
  }
  const ReportDay row = pack_day(buckets);
  run(add_, series, day, row.offset, row.step, row.buckets, row.total, row.peak, row.peak_at,
      row.batches, row.counts);
}

void ReportDayWriter::write(std::int64_t series, Instant day,
                            const std::vector<BucketVersion>& versions) {
  run(remove_versions_, series, day);
  std::map<std::int64_t, Buckets> by_batch;
  for (const BucketVersion& one : versions) by_batch[one.batch].push_back({one.at, one.count});
  for (auto& [batch, buckets] : by_batch) {
    std::ranges::sort(buckets, {}, &Bucket::at);
    run(add_version_, series, day, batch, pack_object(day, 1, buckets));
  }
}

void ReportDayWriter::write(std::int64_t series, Instant day, const DayHistory& history) {
  write(series, day, history.buckets);
  write(series, day, history.versions);
}

std::set<std::int64_t> series_stated_by(SQLite::Database& db,
                                        const std::set<std::int64_t>& batches) {
  std::set<std::int64_t> all;
  SQLite::Statement stated(db, named_sql("report_days.series_of_batch"));
  for (const std::int64_t batch : batches) {
    for (bound(stated, batch); stated.executeStep();) all.insert(stated.getColumn(0).getInt64());
  }
  // A batch that adds no bucket may be omitted from the statements about the series itself.
  SQLite::Statement version(db, "SELECT series_id, batch_id FROM main.user_report_version");
  while (version.executeStep()) {
    if (batches.contains(version.getColumn(1).getInt64()))
      all.insert(version.getColumn(0).getInt64());
  }
  return all;
}

namespace {

struct WrongDay {
  std::int64_t series = 0;
  Instant day = 0;
  Buckets buckets;  // none if a list cannot be read
};

std::vector<WrongDay> wrong_days(SQLite::Database& db) {
  std::vector<WrongDay> wrong;
  SQLite::Statement row(db, named_sql("report_days.all_days"));
  Buckets buckets;
  while (row.executeStep()) {
    const auto number = [&](int column) { return row.getColumn(column).getInt64(); };
    const ReportDay stored{number(1),
                           number(2),
                           number(5),
                           number(6),
                           number(7),
                           number(8),
                           row.getColumn(3).getString(),
                           row.getColumn(4).getString()};
    try {
      unpack(row, buckets);
      if (number(0) % kDayLength == 0 && pack_day(buckets) == stored) continue;
      wrong.push_back({number(9), number(0), buckets});
    } catch (const Error&) {  // the day itself is reported
      wrong.push_back({number(9), number(0), {}});
    }
  }
  return wrong;
}

}  // namespace

std::vector<std::string> day_differences(SQLite::Database& db) {
  std::vector<std::string> differences;
  for (const WrongDay& wrong : wrong_days(db)) {
    differences.push_back(
        fmt::format("series {}, {}", wrong.series, format_rfc3339(wrong.day).substr(0, 10)));
  }
  return differences;
}

void derive_days(SQLite::Database& db) {
  ReportDayWriter writer(db);
  for (const WrongDay& wrong : wrong_days(db)) {
    if (!wrong.buckets.empty()) writer.write(wrong.series, wrong.day, wrong.buckets);
  }
}

}  // namespace outagedb
