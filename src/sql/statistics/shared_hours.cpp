#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/sql.hpp"
#include "sql/families.hpp"
#include "sql/statistics/shifts.hpp"
#include "sql/table_function.hpp"

namespace outagedb::sql {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr double kLevel = 0.95;

std::int64_t hour_of(std::int64_t at) { return at / kHour - (at % kHour < 0 ? 1 : 0); }
std::int64_t hour_after(std::int64_t at) { return hour_of(at + kHour - 1); }

struct Platform {
  std::int64_t id = 0;
  bool chosen = false;
  std::vector<Range> watched = {};  // sorted, not overlapping
  std::vector<Range> outages = {};  // sorted by start
  std::vector<Range> down = {};     // the same, each second once
  std::vector<Range> hours = {};    // in which it was down
};

// Sorts ranges by start and merges those that overlap or touch.
std::vector<Range> united(const std::vector<Range>& ranges) {
  std::vector<Range> result;
  for (const Range& range : ranges) {
    if (result.empty() || range.from > result.back().until) {
      result.push_back(range);
    } else {
      result.back().until = std::max(result.back().until, range.until);
    }
  }
  return result;
}

std::vector<Range> hours_of(const std::vector<Range>& seconds) {
  std::vector<Range> hours;
  hours.reserve(seconds.size());
  for (const Range& range : seconds)
    hours.push_back({hour_of(range.from), hour_after(range.until)});
  return united(hours);
}

// Whole hours of the window in which both were monitored.
std::vector<Range> common_hours(const Platform& one, const Platform& other, const Range& window) {
  std::vector<Range> hours;
  for (auto a = one.watched.begin(), b = other.watched.begin();
       a != one.watched.end() && b != other.watched.end(); a->until < b->until ? ++a : ++b) {
    const Range both{hour_after(std::max({a->from, b->from, window.from})),
                     hour_of(std::min({a->until, b->until, window.until}))};
    if (both.from < both.until) hours.push_back(both);
  }
  return hours;
}

// The hours as places on a circle of the common hours, which are lined up without the gaps between
// them.
std::vector<Range> places_of(const std::vector<Range>& hours, const std::vector<Range>& common) {
  std::vector<Range> places;
  std::int64_t before = 0;
  auto hour = hours.begin();
  for (const Range& range : common) {
    while (hour != hours.end() && hour->until <= range.from) ++hour;
    for (auto at = hour; at != hours.end() && at->from < range.until; ++at) {
      places.push_back({before + std::max(at->from, range.from) - range.from,
                        before + std::min(at->until, range.until) - range.from});
    }
    before += range.until - range.from;
  }
  return places;
}

// Outages within the window during which the other platform was also down.
std::int64_t shared_outages(const std::vector<Range>& outages, const std::vector<Range>& other_down,
                            const Range& window) {
  std::int64_t number = 0;
  auto down = other_down.begin();
  for (const Range& outage : outages) {
    while (down != other_down.end() && down->until <= outage.from) ++down;
    if (down == other_down.end()) break;
    if (down->from < outage.until && outage.from < window.until && outage.until > window.from)
      ++number;
  }
  return number;
}

// shared_hours(platforms, watched, down, from, until): each pair of platforms of which at least one
// is chosen, with a comparison of the hours in which they were down. platforms is a JSON array of
// [id, chosen], the first of a pair before the second; watched and down of [id, from, until],
// sorted by id and from, the ranges of watched without overlap. Only times in [from, until) count.
class SharedHours {
 public:
  static const std::string& declaration() { return named_sql("shared_hours.declaration"); }
  static constexpr int kColumns = 11;
  static constexpr int kArguments = 5;

  explicit SharedHours(const Arguments& arguments)
      : window_{static_cast<std::int64_t>(arguments.number(3)),
                static_cast<std::int64_t>(arguments.number(4))} {
    read_platforms(arguments.text(0));
    read_ranges(arguments.text(1), &Platform::watched);
    read_ranges(arguments.text(2), &Platform::outages);
    for (Platform& platform : platforms_) {
      platform.down = united(platform.outages);
      platform.hours = hours_of(platform.down);
    }
  }

  bool next() {
    do {
      if (++second_ >= platforms_.size()) second_ = ++first_ + 1;
      if (second_ >= platforms_.size()) return false;
    } while (!platforms_[first_].chosen && !platforms_[second_].chosen);
    compare(platforms_[first_], platforms_[second_]);
    return true;
  }

  [[nodiscard]] Value column(int n) const { return row_[static_cast<std::size_t>(n)]; }

 private:
  void read_platforms(std::string_view json) {
    for (const simdjson::dom::array entry : parse(json)) {
      const std::int64_t id = entry.at(0);
      index_[id] = platforms_.size();
      platforms_.push_back({.id = id, .chosen = std::int64_t{entry.at(1)} != 0});
    }
  }

  void read_ranges(std::string_view json, std::vector<Range> Platform::*ranges) {
    for (const simdjson::dom::array entry : parse(json)) {
      const std::int64_t id = entry.at(0);
      const auto found = index_.find(id);
      if (found == index_.end()) throw Error(fmt::format("no platform has the id {}", id));
      (platforms_[found->second].*ranges).push_back({entry.at(1), entry.at(2)});
    }
  }

  simdjson::dom::array parse(std::string_view json) {
    return parser_.parse(json.data(), json.size());
  }

  void compare(const Platform& one, const Platform& other) {
    row_.assign(kColumns, {});
    row_[0] = one.id;
    row_[1] = other.id;
    row_[9] = shared_outages(one.outages, other.down, window_);
    row_[10] = shared_outages(other.outages, one.down, window_);
    std::vector<Range> common = common_hours(one, other, window_);
    row_[2] = total_length(common);
    if (common.empty()) return;
    if (!shifts_ || of_ != one.id || common != common_) {
      common_ = std::move(common);
      down_ = places_of(one.hours, common_);
      shifts_.emplace(total_length(common_), down_);
      of_ = one.id;
    }
    const std::vector<Range> other_down = places_of(other.hours, common_);
    const ShiftChance chance = shifts_->against(other_down, kLevel);
    row_[3] = total_length(down_);
    row_[4] = total_length(other_down);
    row_[5] = chance.shared;
    if (chance.lower) row_[6] = *chance.lower;
    if (chance.upper) row_[7] = *chance.upper;
    row_[8] = chance.p;
  }

  Range window_;
  simdjson::dom::parser parser_;
  std::vector<Platform> platforms_;
  std::unordered_map<std::int64_t, std::size_t> index_;  // index in platforms_ by id
  std::size_t first_ = 0;
  std::size_t second_ = 0;
  std::vector<Value> row_;
  // For the first of the pair, reused while the common hours are the same.
  std::optional<Shifts> shifts_;
  std::int64_t of_ = 0;
  std::vector<Range> common_;
  std::vector<Range> down_;
};

}  // namespace

void register_shared_hours(sqlite3* db) { define_table_function<SharedHours>(db, "shared_hours"); }

}  // namespace outagedb::sql
