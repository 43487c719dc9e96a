#include "store/batches/user_report_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kSortable = 4'000'000;  // counts of one series: 64 MB while they are sorted
constexpr std::size_t kMostNamings = 50'000;  // 10 MB

}  // namespace

UserReportWriter::UserReportWriter(SQLite::Database& db, Names& names, BatchDependencies& batch,
                                   Settings settings)
    : db_(db),
      names_(names),
      needs_(batch),
      settings_(settings),
      days_(db),
      write_(db),
      statements_(db, batch),
      watched_(db, days_),
      known_series_(db, named_sql("user_report_writer.known_series")),
      add_series_(db, named_sql("user_report_writer.add_series")) {
  if (settings_.duplicates == Duplicates::reject) {
    stated_.emplace(db_, "stated_count", named_sql("user_report_writer.columns_of_stated_count"));
  }
}

void UserReportWriter::add(const UserReports& reports) {
  Series& into = series(reports);
  if (stated_) refuse_second(into.first, reports);
  PackedSeries& held = into.second.held;
  if (held.rows() >= kSortable && !(held.ascending() && held.follows(reports.at))) spill(into);
  const std::size_t before = held.bytes().size();
  held.add(reports.at, reports.count);
  held_ += held.bytes().size() - before;
  if (held_ < settings_.chunk) return;
  for (Series& series : series_) spill(series);
}

void UserReportWriter::refuse_second(std::int64_t series, const UserReports& reports) {
  SQLite::Statement add(db_,
                        "INSERT INTO temp.stated_count VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  if (run(add, series, reports.at, reports.count) > 0) return;
  SQLite::Statement find(db_, "SELECT count FROM temp.stated_count WHERE series_id = ? AND at = ?");
  bound(find, series, reports.at).executeStep();
  const std::int64_t first = find.getColumn(0).getInt64();
  if (first == reports.count) return;
  throw Error(
      fmt::format("{}, first with {}", kStatedTwice, first),
      "import the input again and choose which count applies with --on-duplicate max, last or sum");
}

void UserReportWriter::spill(Series& one) {
  auto& [id, series] = one;
  if (series.held.rows() == 0) return;
  if (!spilled_) spilled_.emplace(db_);
  held_ -= series.held.bytes().size();
  spilled_->add(id, series.runs++, series.held);
}

// Most inputs repeat their series in the same order, or one series many times.
UserReportWriter::Series& UserReportWriter::series(const UserReports& reports) {
  name_.clear();
  for (const std::string_view part : {reports.platform, reports.region, reports.source})
    name_.append(part).push_back('\0');
  if (reports.bucket)
    name_.append(reinterpret_cast<const char*>(&*reports.bucket), sizeof *reports.bucket);
  name_.push_back(reports.watched ? '+' : '-');
  for (std::size_t step = 0; step < 2 && !namings_.empty(); ++step) {
    const std::size_t next = (last_naming_ + step) % namings_.size();
    if (namings_[next].name != name_) continue;
    last_naming_ = next;
    return *namings_[next].series;
  }
  if (const auto known = by_name_.find(name_); known != by_name_.end()) {
    last_naming_ = known->second;
  } else {
    Series& made = make_series(reports);
    if (namings_.size() == kMostNamings) return made;
    last_naming_ = namings_.size();
    namings_.push_back({name_, &made});
    by_name_.emplace(namings_.back().name, last_naming_);
  }
  return *namings_[last_naming_].series;
}

UserReportWriter::Series& UserReportWriter::make_series(const UserReports& reports) {
  const std::int64_t platform = names_.platform(reports.platform);
  const std::int64_t source =
      names_.source({"user_reports", std::string(reports.source), {}, {}, {}, {}});
  const std::string region = names_.region(reports.region);
  const bool is_new =
      !bound(known_series_, platform, region, source, reports.watched, reports.bucket)
           .executeStep();
  const bool restated = !is_new && known_series_.getColumn(1).getInt() != 0;
  known_series_.reset();
  bound(add_series_, platform, region, source, reports.bucket, reports.watched,
        fold(reports.platform))
      .executeStep();
  const std::int64_t id = add_series_.getColumn(0).getInt64();
  add_series_.reset();
  const auto [entry, first] = series_.try_emplace(id);
  SeriesState& series = entry->second;
  if (first) series.is_new = is_new;
  series.restated = series.restated || restated;
  series.statement.watched = series.statement.watched || reports.watched;
  if (reports.bucket)
    series.statement.bucket =
        std::min(series.statement.bucket.value_or(*reports.bucket), *reports.bucket);
  return *entry;
}

UserReportWriter::Tally UserReportWriter::finish() {
  for (Series& series : series_) settle(series);
  statements_.finish();
  spilled_.reset();
  return tally_;
}

void UserReportWriter::settle(Series& one) {
  auto& [id, series] = one;
  current_ = &one;
  adds_ = changes_ = false;
  series.is_new ? watched_.clear() : watched_.load(id);
  has_versions_ = !series.is_new && days_.has_versions(id);
  std::optional<Settled> bucket;
  const auto take = [&](const PackedSeries::Count& count) {
    if (bucket && bucket->count.at == count.at) return settle_duplicate(*bucket, count.count);
    if (bucket) end_bucket(*bucket);
    bucket = {count, 1, 1};
  };
  series.held.sort();
  if (series.runs > 0) {
    spilled_->each(id, series.runs, series.held, take);
  } else {
    for (PackedSeries::Reader reader(series.held.bytes()); reader.next();) take(reader.count);
  }
  if (bucket) end_bucket(*bucket);
  series.held.clear();
  end_day();
  end_series();
}

void UserReportWriter::settle_duplicate(Settled& settled, std::int64_t count) const {
  ++settled.statements;
  std::int64_t& now = settled.count.count;
  if (settings_.duplicates == Duplicates::sum) {
    now += count;
    if (now <= kMostReports) return;
    throw Error(fmt::format("the counts of a bucket add up to more than {}", kMostReports),
                "choose which count applies with --on-duplicate max or last");
  }
  if (count == now) {
    ++settled.same;
  } else if (settings_.duplicates == Duplicates::last) {
    now = count;
  } else if (count > now) {
    now = count;
    settled.same = 1;
  }
}

void UserReportWriter::end_bucket(const Settled& settled) {
  tally_.unchanged += settled.statements - 1;
  tally_.restated += settled.statements - settled.same;
  const Instant at = settled.count.at;
  if (!day_.empty() && at >= day_end_) end_day();
  if (day_.empty()) day_end_ = utc_day(at) + kDayLength;
  day_.push_back({at, settled.count.count, needs_.batch()});
}

void UserReportWriter::end_day() {
  if (day_.empty()) return;
  const Instant day = day_end_ - kDayLength;
  if (!current_->second.is_new && days_.read(current_->first, day, stored_)) {
    merge_day(day);
  } else {
    tally_.added += std::ssize(day_);
    adds_ = true;
    for (const Bucket& bucket : day_) watched_.add(bucket.at);
    write_.write(current_->first, day, day_);
  }
  day_.clear();
}

void UserReportWriter::merge_day(Instant day) {
  const Tally before = tally_;
  if (has_versions_) days_.read_versions(current_->first, day, versions_);
  merged_.clear();
  auto stored = stored_.begin();
  for (const Bucket& stated : day_) {
    for (; stored != stored_.end() && stored->at < stated.at; ++stored) merged_.push_back(*stored);
    if (stored != stored_.end() && stored->at == stated.at) {
      merged_.push_back(merge_bucket(*stored++, stated));
      continue;
    }
    ++tally_.added;
    watched_.add(stated.at);
    merged_.push_back(stated);
  }
  merged_.insert(merged_.end(), stored, stored_.end());
  const bool added = tally_.added > before.added;
  const bool changed = tally_.changed > before.changed;
  if (added || changed) write_.write(current_->first, day, merged_);
  if (!new_versions_.empty()) {
    versions_.insert(versions_.end(), new_versions_.begin(), new_versions_.end());
    write_.write(current_->first, day, versions_);
  }
  versions_.clear();
  new_versions_.clear();
  adds_ = adds_ || added;
  changes_ = changes_ || changed;
}

// A statement is not stored if another, retrieved no later, states at least as much.
Bucket UserReportWriter::merge_bucket(const Bucket& stored, const Bucket& stated) {
  ++(stated.count > stored.count ? tally_.changed : tally_.unchanged);
  bool said = relies_on(stored.batch) && stored.count >= stated.count;
  auto version = std::ranges::lower_bound(versions_, stated.at, {}, &BucketVersion::at);
  const bool kept = version != versions_.end() && version->at == stated.at;
  said = said && !kept;
  for (; !said && version != versions_.end() && version->at == stated.at; ++version)
    said = relies_on(version->batch) && version->count >= stated.count;
  if (said) return stored;
  if (!kept) new_versions_.push_back({stored.at, stored.batch, stored.count});
  new_versions_.push_back({stated.at, stated.batch, stated.count});
  return {stored.at, std::max(stored.count, stated.count), stored.batch};
}

// Whether that batch was retrieved no later than this one. An unknown batch, whose retrieval is
// unknown too, counts as earlier.
bool UserReportWriter::relies_on(std::int64_t batch) {
  if (last_relied_on_.first == batch) return last_relied_on_.second;
  needs_.add(batch);
  SQLite::Statement later(db_, named_sql("user_report_writer.retrieved_later"));
  last_relied_on_ = {batch, !bound(later, batch, needs_.batch()).executeStep()};
  return last_relied_on_.second;
}

void UserReportWriter::end_series() {
  const auto& [id, series] = *current_;
  statements_.state(id, series.statement, adds_);
  if (series.restated) {
    watched_.cover(id, needs_.batch());
  } else if (adds_ || changes_) {
    watched_.write(id, needs_.batch());
  }
}

}  // namespace outagedb
