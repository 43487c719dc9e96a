#include "store/user_reports.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/row_hash.hpp"
#include "base/text.hpp"
#include "store/bind.hpp"

namespace outagedb {
namespace {

constexpr Instant kHour = 3600;
constexpr std::size_t kSortable = 4'000'000;  // rows of one series: 64 MB while they are sorted
constexpr std::size_t kSlice = 50'000;        // rows written at a time: they stay in the cache

Instant hour_of(Instant at) { return at - (at % kHour + kHour) % kHour; }

// As of a row of user_report.
std::uint64_t hash_of(std::int64_t series, const HeldCounts::Count& row) {
  RowHash hash;
  hash.integer(series);
  hash.integer(row.at);
  hash.integer(row.count);
  return hash.value();
}

// Nothing looks up whether the series of a count exists, which takes a quarter of the time: those
// that are written here were made or found before, in the same transaction.
class WithoutForeignKeys {
 public:
  explicit WithoutForeignKeys(SQLite::Database& db) : db_(db) {
    sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &were_on_);
    enforce(0);
  }
  ~WithoutForeignKeys() { enforce(were_on_); }
  WithoutForeignKeys(const WithoutForeignKeys&) = delete;
  WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

 private:
  // The pragma of the same name does nothing within a transaction; this does.
  void enforce(int on) {
    sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, on, nullptr);
  }

  SQLite::Database& db_;
  int were_on_ = 0;
};

}  // namespace

UserReportWriter::UserReportWriter(SQLite::Database& db, Names& names, BatchNeeds& batch,
                                   Settings settings)
    : db_(db),
      names_(names),
      batch_(batch.batch()),
      settings_(settings),
      spans_(db, batch),
      counts_(db, "incoming_count", "series_id, at, count"),
      hours_(db, "incoming_hour", "series_id, hour, total, peak, peak_at, buckets"),
      priors_(db, "incoming_prior", "series_id, at, count"),
      stored_(db),
      write_counts_(db,
                    "INSERT INTO user_report (series_id, at, count) SELECT * FROM incoming_count"
                    " WHERE true ON CONFLICT DO UPDATE SET count = excluded.count"),
      // A count is only ever added or raised, so that an hour follows from itself and what came.
      write_hours_(db,
                   "INSERT INTO user_report_hour (series_id, hour, total, peak, peak_at, buckets)"
                   " SELECT * FROM incoming_hour WHERE true ON CONFLICT DO UPDATE SET"
                   " total = total + excluded.total, buckets = buckets + excluded.buckets,"
                   " peak = max(peak, excluded.peak), peak_at = CASE"
                   "  WHEN excluded.peak > peak THEN excluded.peak_at"
                   "  WHEN excluded.peak < peak THEN peak_at ELSE min(peak_at, excluded.peak_at)"
                   " END"),
      write_priors_(db,
                    "INSERT OR IGNORE INTO user_report_prior (batch_id, series_id, at, count)"
                    " SELECT ?, series_id, at, count FROM incoming_prior") {
  if (settings_.duplicates != Duplicates::max) input_.emplace(db_, settings_.duplicates);
}

void UserReportWriter::add(const UserReports& reports) {
  Series& into = series(reports);
  if (settings_.duplicates == Duplicates::reject && into.said && reports.at <= *into.said)
    refuse_second(into, reports);
  into.said = std::max(into.said.value_or(reports.at), reports.at);
  hold(into, reports.at, reports.count);
  if (held_ >= settings_.chunk) make_room();
}

// A sorted input is never looked up; of one that is not, each row that goes back.
void UserReportWriter::refuse_second(Series& series, const UserReports& reports) {
  stage();
  const auto first = input_->count_at(series.id, reports.at);
  if (!first || *first == reports.count) return;
  throw Error(fmt::format("{}, first with {}", kStatedTwice, *first),
              "take the input in again and say with --on-duplicate which stands: max, last or sum");
}

void UserReportWriter::hold(Series& series, Instant at, std::int64_t count) {
  HeldCounts& held = series.held;
  const bool sortable = held.in_order(at) || held.rows() < kSortable;
  const bool after_spilled = !series.spilled || at > *series.spilled;
  if (!input_ && !(sortable && after_spilled)) flush();
  const std::size_t before = held.bytes();
  held.add(at, count);
  held_ += held.bytes() - before;
}

UserReportWriter::Series& UserReportWriter::series(const UserReports& reports) {
  Naming* next = last_naming_ == nullptr ? nullptr : last_naming_->next;
  if (next == nullptr || !next->is_of(reports)) {
    next = &naming(reports);
    if (last_naming_ != nullptr) last_naming_->next = next;
  }
  last_naming_ = next;
  return *next->series;
}

UserReportWriter::Naming& UserReportWriter::naming(const UserReports& reports) {
  name_.clear();
  for (const std::string_view part : {reports.platform, reports.region, reports.source})
    name_.append(part).push_back('\0');
  if (reports.bucket) name_ += std::to_string(*reports.bucket);
  if (!reports.watched) name_ += " unwatched";
  const auto known = namings_.find(name_);
  if (known != namings_.end()) return known->second;
  Series& series = make_series(reports);
  return namings_
      .emplace(name_, Naming{std::string(reports.platform), std::string(reports.region),
                             std::string(reports.source), reports.bucket, reports.watched, &series})
      .first->second;
}

UserReportWriter::Series& UserReportWriter::make_series(const UserReports& reports) {
  const std::int64_t platform = names_.platform(reports.platform);
  const std::int64_t source =
      names_.source({"user_reports", std::string(reports.source), {}, {}, {}, {}});
  const std::string region = names_.region(reports.region);
  SQLite::Statement otherwise(
      db_,
      "SELECT id FROM series WHERE platform_id = ? AND region = ? AND"
      " source_id = ? AND (watched < ? OR coalesce(bucket_s, ?5 + 1) > ?5)");
  if (bound(otherwise, platform, region, source, reports.watched, reports.bucket).executeStep())
    otherwise_.insert(otherwise.getColumn(0).getInt64());
  SQLite::Statement add(
      db_,
      "INSERT INTO series (platform_id, region, source_id, bucket_s, watched, platform_folded)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET"
      " bucket_s = coalesce(min(bucket_s, ?4), bucket_s, ?4), watched = max(watched, ?5),"
      " platform_folded = min(platform_folded, ?6) RETURNING id");
  bound(add, platform, region, source, reports.bucket, reports.watched, fold(reports.platform))
      .executeStep();
  const std::int64_t id = add.getColumn(0).getInt64();
  const auto last = spans_.begin(id, reports.bucket, reports.watched);
  const auto [entry, fresh] = series_.try_emplace(id);
  if (fresh) {
    entry->second.id = id;
    entry->second.last = last;
    entry->second.watched.load(db_, id, last.has_value());
  }
  return entry->second;
}

void UserReportWriter::make_room() {
  const auto ascending = [](const auto& entry) { return entry.second.held.ascending(); };
  if (input_) {
    stage();
  } else if (std::ranges::all_of(series_, ascending)) {
    spill();
  } else {
    flush();
  }
}

void UserReportWriter::spill() {
  if (!spilled_) spilled_.emplace(db_);
  for (auto& [id, series] : series_) {
    if (series.held.rows() == 0) continue;
    spilled_->add(id, series.held);
    series.spilled = series.held.last();
    series.held.clear();
  }
  held_ = 0;
}

void UserReportWriter::flush() {
  const WithoutForeignKeys unchecked(db_);
  for (auto& [id, series] : series_) {
    if (series.held.rows() > 0 || series.spilled) compare(series);
  }
  write();
  spilled_.reset();
  held_ = 0;
}

void UserReportWriter::stage() {
  for (auto& [id, series] : series_) {
    input_->add(id, series.held);
    series.held.clear();
  }
  held_ = 0;
}

// What the input says of each bucket is settled now.
void UserReportWriter::settle_input() {
  stage();
  const auto repeated = input_->repeated();
  tally_.unchanged += repeated.all;
  tally_.restated += settings_.duplicates == Duplicates::sum ? repeated.all : repeated.differing;
  input_->each([this](std::int64_t series, Instant at, std::int64_t count) {
    hold(series_.at(series), at, count);
    if (held_ >= settings_.chunk) flush();
  });
}

// Ascending by instant; of equal instants the larger count first.
template <typename Take>
void UserReportWriter::each_held(const Series& series, Take take) {
  if (series.spilled) spilled_->each(series.id, take);
  series.held.each(take);
}

void UserReportWriter::compare(Series& series) {
  stored_.begin(series.id);
  const auto last = series.last;
  Hour hour;
  std::optional<Count> previous;
  each_held(series, [&](const Count& row) {
    if (previous && previous->at == row.at) {
      ++tally_.unchanged;
      if (previous->count != row.count) ++tally_.restated;
      return;
    }
    previous = row;
    settle(series, row, last && row.at <= *last ? stored_.count_at(row.at) : std::nullopt, hour);
    if (counts_.rows() < kSlice) return;
    end_hour(series, hour);
    write();
  });
  end_hour(series, hour);
  series.held.clear();
  series.spilled.reset();
}

void UserReportWriter::write() {
  stored_.end();
  if (!priors_.empty()) {
    // A bucket that an earlier chunk had raised has its prior.
    const std::int64_t changed = run(write_priors_, batch_);
    const std::int64_t raised_again = static_cast<std::int64_t>(priors_.rows()) - changed;
    tally_.changed += changed;
    tally_.unchanged += raised_again;
    tally_.restated += raised_again;
  }
  if (!counts_.empty()) {
    UnwatchedWrite unwatched(db_);
    unwatched.changed("user_report", counts_sum_);
    run(write_counts_);
    run(write_hours_);
  }
  counts_sum_ = {};
  counts_.clear();
  hours_.clear();
  priors_.clear();
}

void UserReportWriter::settle(Series& series, const Count& row, std::optional<std::int64_t> stored,
                              Hour& hour) {
  if (stored && *stored >= row.count) {
    ++tally_.unchanged;
    if (!spans_.holds(series.id, row.at)) {
      spans_.found(series.id, row.at);
    } else if (*stored != row.count) {
      ++tally_.restated;
    }
    return;
  }
  if (stored) {
    raise(series, row, *stored);
  } else {
    ++tally_.added;
    spans_.added(series.id, row.at);
    series.watched.add(row.at);
    series.last = std::max(series.last.value_or(row.at), row.at);
  }
  series.touched = true;
  counts_.add(series.id, row.at, row.count);
  counts_sum_.sum += hash_of(series.id, row);
  if (stored) {
    counts_sum_.sum -= hash_of(series.id, {row.at, *stored});
  } else {
    ++counts_sum_.rows;
  }
  add_to_hour(series, row, stored, hour);
}

// What the same batch had added is no other's that it changes.
void UserReportWriter::raise(const Series& series, const Count& row, std::int64_t stored) {
  if (spans_.holds(series.id, row.at)) {
    ++tally_.unchanged;
    ++tally_.restated;
    return;
  }
  spans_.found(series.id, row.at);
  priors_.add(series.id, row.at, stored);
}

void UserReportWriter::add_to_hour(const Series& series, const Count& row,
                                   std::optional<std::int64_t> stored, Hour& hour) {
  const Instant from = hour_of(row.at);
  if (hour.rows > 0 && hour.from != from) end_hour(series, hour);
  if (hour.rows == 0 || row.count > hour.peak) {
    hour.peak = row.count;
    hour.peak_at = row.at;
  }
  hour.from = from;
  ++hour.rows;
  hour.total += row.count - stored.value_or(0);
  if (!stored) ++hour.buckets;
}

void UserReportWriter::end_hour(const Series& series, Hour& hour) {
  if (hour.rows > 0)
    hours_.add(series.id, hour.from, hour.total, hour.peak, hour.peak_at, hour.buckets);
  hour = {};
}

UserReportWriter::Tally UserReportWriter::finish() {
  if (input_) settle_input();
  flush();
  for (auto& [id, series] : series_) {
    if (series.touched && !otherwise_.contains(id)) series.watched.write(db_, id, batch_);
  }
  for (const std::int64_t id : otherwise_) cover_series(db_, id, batch_);
  spans_.write();
  return tally_;
}

}  // namespace outagedb
