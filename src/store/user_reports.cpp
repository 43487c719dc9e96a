#include "store/user_reports.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "store/bind.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kHeld = 500'000;  // rows, 12 MB
constexpr Instant kHour = 3600;

Instant hour_of(Instant at) { return at - (at % kHour + kHour) % kHour; }

}  // namespace

UserReportWriter::UserReportWriter(SQLite::Database& db, Names& names, BatchNeeds& batch)
    : db_(db),
      names_(names),
      batch_(batch.batch()),
      spans_(db, batch),
      insert_(db, "INSERT OR IGNORE INTO user_report (series_id, at, count) VALUES (?, ?, ?)"),
      keep_prior_(db,
                  "INSERT OR IGNORE INTO user_report_prior (batch_id, series_id, at, count)"
                  " SELECT ?4, series_id, at, count FROM user_report WHERE series_id = ?1 AND at = "
                  "?2 AND count < ?3"),
      raise_(db,
             "UPDATE user_report SET count = ?3 WHERE series_id = ?1 AND at = ?2 AND count < ?3") {}

void UserReportWriter::add(const UserReports& reports) {
  held_.push_back({series(reports), reports.at, reports.count});
  if (held_.size() >= kHeld) flush();
}

std::int64_t UserReportWriter::series(const UserReports& reports) {
  std::string name;
  for (const std::string_view part : {reports.platform, reports.region, reports.source}) {
    name.append(part).push_back('\0');
  }
  name += reports.bucket ? std::to_string(*reports.bucket) : "";
  name += reports.watched ? "" : " unwatched";
  if (name == last_name_) return last_series_;
  const auto known = known_series_.find(name);
  last_series_ = known != known_series_.end() ? known->second : make_series(reports);
  known_series_.emplace(name, last_series_);
  last_name_ = std::move(name);
  return last_series_;
}

std::int64_t UserReportWriter::make_series(const UserReports& reports) {
  const std::int64_t platform = names_.platform(reports.platform);
  const std::int64_t source =
      names_.source({"user_reports", std::string(reports.source), {}, {}, {}, {}});
  const std::string region = names_.region(reports.region);
  SQLite::Statement unwatched(db_,
                              "SELECT id FROM series WHERE platform_id = ? AND region = ? AND"
                              " source_id = ? AND watched < ?");
  if (bound(unwatched, platform, region, source, reports.watched).executeStep())
    now_watched_.insert(unwatched.getColumn(0).getInt64());
  SQLite::Statement add(
      db_,
      "INSERT INTO series (platform_id, region, source_id, bucket_s, watched)"
      " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET"
      " bucket_s = coalesce(min(bucket_s, ?4), bucket_s, ?4), watched = max(watched, ?5)"
      " RETURNING id");
  bound(add, platform, region, source, reports.bucket, reports.watched).executeStep();
  const std::int64_t id = add.getColumn(0).getInt64();
  spans_.begin(id, reports.bucket);
  return id;
}

void UserReportWriter::flush() {
  std::sort(held_.begin(), held_.end(), [](const Row& a, const Row& b) {
    return std::tie(a.series, a.at, b.count) <
           std::tie(b.series, b.at, a.count);  // the larger count first
  });
  const Row* previous = nullptr;
  for (const Row& row : held_) {
    if (previous != nullptr && previous->series == row.series && previous->at == row.at) {
      ++tally_.unchanged;
      continue;
    }
    write(row);
    previous = &row;
  }
  held_.clear();
}

void UserReportWriter::write(const Row& row) {
  if (run(insert_, row.series, row.at, row.count) > 0) {
    ++tally_.added;
    spans_.added(row.series, row.at);
  } else if (spans_.found(row.series, row.at),
             run(keep_prior_, row.series, row.at, row.count, batch_),
             run(raise_, row.series, row.at, row.count) > 0) {
    ++tally_.changed;
  } else {
    ++tally_.unchanged;
    return;
  }
  const std::pair<std::int64_t, Instant> hour{row.series, hour_of(row.at)};
  if (touched_.empty() || touched_.back() != hour) touched_.push_back(hour);
}

UserReportWriter::Tally UserReportWriter::finish() {
  flush();
  std::sort(touched_.begin(), touched_.end());
  touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
  roll_up_hours();
  std::set<std::int64_t> series = now_watched_;
  for (const auto& [id, hour] : touched_) series.insert(id);
  for (const std::int64_t id : series) cover_series(db_, id, batch_);
  spans_.write();
  return tally_;
}

void UserReportWriter::roll_up_hours() {
  SQLite::Statement roll_up(
      db_,
      "INSERT OR REPLACE INTO user_report_hour (series_id, hour, total, peak, peak_at, buckets)"
      " SELECT series_id, ?2, sum(count), max(count),"
      " (SELECT at FROM user_report WHERE series_id = ?1 AND at >= ?2 AND at < ?2 + 3600"
      "  ORDER BY count DESC, at LIMIT 1), count(*)"
      " FROM user_report WHERE series_id = ?1 AND at >= ?2 AND at < ?2 + 3600 GROUP BY series_id");
  for (const auto& [series, hour] : touched_) run(roll_up, series, hour);
}

void cover_series(SQLite::Database& db, std::int64_t series, std::int64_t batch) {
  SQLite::Statement clear(
      db,
      "DELETE FROM coverage WHERE basis = 'series' AND (platform_id, source_id, region) ="
      " (SELECT platform_id, source_id, region FROM series WHERE id = ?)");
  SQLite::Statement cover(
      db,
      "INSERT INTO coverage (source_id, platform_id, region, from_at, until_at, basis, batch_id)"
      " SELECT s.source_id, s.platform_id, s.region, min(at), max(at) + coalesce(s.bucket_s, 1), "
      "'series', ?2"
      " FROM series s JOIN (SELECT at, sum(coalesce(fresh, 0)) OVER (ORDER BY at) AS span FROM"
      "  (SELECT at, at - lag(at) OVER (ORDER BY at) > 86400 AS fresh FROM user_report WHERE "
      "series_id = ?1))"
      " WHERE s.id = ?1 AND s.watched GROUP BY span");
  run(clear, series);
  run(cover, series, batch);
}

}  // namespace outagedb
