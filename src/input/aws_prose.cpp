#include "input/aws_prose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <vector>

#include "base/text.hpp"
#include "input/fields.hpp"

namespace outagedb {
namespace {

using namespace std::chrono;

constexpr Seconds kMinute = 60;
// A page tells of what began hours ago. Where an undated clock time must be the day before's by
// more than that, it is rather one of after the page's first word.
constexpr Seconds kLongestSilence = Seconds{16} * 3600;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Reads words and numbers off the front of a text.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view rest() const noexcept { return text_; }

  bool take(std::string_view word) {
    const auto found = peek(is_letter);
    if (lower_ascii(found) != word) return false;
    skip(found.size());
    return true;
  }

  // Up to `digits` of them.
  std::optional<int> take_number(std::size_t digits) {
    const auto found = peek(is_digit);
    if (found.empty() || found.size() > digits) return {};
    skip(found.size());
    return std::atoi(std::string(found).c_str());
  }

  bool take_sign(std::string_view signs) {
    if (text_.empty() || signs.find(text_.front()) == std::string_view::npos) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::string_view take_letters() {
    const auto found = peek(is_letter);
    skip(found.size());
    return found;
  }

  // Blanks, and the commas and "at" between a date and its time.
  void skip_joints() {
    skip_blanks();
    while (take_sign(",")) skip_blanks();
    (void)take("at");
    skip_blanks();
  }

  void skip_blanks() {
    while (take_sign(" \t\r\n")) {
    }
  }

  std::string_view next_letters() {
    skip_blanks();
    return peek(is_letter);
  }

 private:
  template <typename Is>
  std::string_view peek(Is is) const {
    const auto end = std::find_if_not(text_.begin(), text_.end(), is);
    return text_.substr(0, static_cast<std::size_t>(end - text_.begin()));
  }
  void skip(std::size_t length) { text_.remove_prefix(length); }

  std::string_view text_;
};

// "August 6", "Dec 21, 2021", "September 26th".
bool take_date(Words& words, AwsClock& clock) {
  Words ahead = words;
  const std::string name = lower_ascii(ahead.take_letters());
  const auto month = std::find(kMonths.begin(), kMonths.end(), name.substr(0, 3));
  if (name.size() < 3 || month == kMonths.end()) return false;
  ahead.skip_blanks();
  const auto day = ahead.take_number(2);
  if (!day) return false;
  for (const auto* ending : {"st", "nd", "rd", "th"}) (void)ahead.take(ending);
  clock.month = static_cast<int>(month - kMonths.begin()) + 1;
  clock.day = *day;
  words = ahead;
  ahead.skip_joints();
  if (const auto year = ahead.take_number(4); year && *year >= 1000) {
    clock.year = year;
    words = ahead;
  }
  return true;
}

// "6:06 PM", "02:40 PM"; one real text has "3.54 AM".
bool take_time(Words& words, AwsClock& clock) {
  const auto hour = words.take_number(2);
  if (!hour || *hour < 1 || *hour > 12 || !words.take_sign(":.")) return false;
  const auto minute = words.take_number(2);
  if (!minute || *minute > 59) return false;
  words.skip_blanks();
  const bool afternoon = words.take("pm");
  if (!afternoon && !words.take("am")) return false;
  clock.minute = (*hour % 12 + (afternoon ? 12 : 0)) * 60 + *minute;
  return true;
}

void take_zone(Words& words, AwsClock& clock) {
  const auto label = words.next_letters();
  const bool capitals = std::all_of(label.begin(), label.end(), [](char c) { return c <= 'Z'; });
  if (label.size() < 2 || label.size() > 5 || !capitals) return;
  clock.zone = label;
  (void)words.take_letters();
}

void add_candidate(year_month_day day, const AwsClock& clock, const TimeRules& rules,
                   std::vector<Instant>& candidates) {
  if (!day.ok()) return;
  const std::string text =
      fmt::format("{:04}-{:02}-{:02} {:02}:{:02}{}{}", int(day.year()), unsigned(day.month()),
                  unsigned(day.day()), clock.minute / 60, clock.minute % 60,
                  clock.zone.empty() ? "" : " ", clock.zone);
  try {
    const StatedTime stated = parse_time(text, rules);
    if (stated.bounds.exact()) candidates.push_back(*stated.bounds.min);
  } catch (const TimeError& error) {
    throw RecordError("the time '" + text + "' cannot be read: " + error.what(), error.hint());
  }
}

// In order.
std::vector<Instant> candidates_of(const AwsClock& clock, Instant around, const TimeRules& rules) {
  const auto today = floor<days>(sys_seconds(seconds(around)));
  std::vector<Instant> candidates;
  for (const int step : {-1, 0, 1}) {
    if (clock.month == 0) {
      add_candidate(year_month_day(today + days(step)), clock, rules, candidates);
      continue;
    }
    const year named = clock.year ? year(*clock.year) : year_month_day(today).year() + years(step);
    add_candidate(named / clock.month / clock.day, clock, rules, candidates);
    if (clock.year) break;
  }
  return candidates;
}

// The capitals behind a time may be no zone at all ("at 5:14 AM SMS messages"): then nothing is
// stated that can be read.
template <typename Find>
std::optional<Instant> if_readable(Find find) {
  try {
    return find();
  } catch (const RecordError&) {
    return {};
  }
}

// The latest moment of that clock by when the page first spoke of it; of an account that came later
// it may also be one between the two.
std::optional<Instant> start_of(const AwsClock& clock, const AwsTimes& times, Instant first,
                                Instant said) {
  auto started = if_readable(
      [&] { return clock.month == 0 ? times.before(clock, first) : times.nearest(clock, first); });
  if (started && clock.month == 0 && first - *started > kLongestSilence)
    started = times.after(clock, first);
  return started && *started <= said ? started : std::nullopt;
}

// One stretch, off the front of what follows the word "between". The zone is often said once for
// all.
std::optional<AwsImpact> take_stretch(std::string_view text, const AwsTimes& times, Instant first,
                                      Instant said, std::string& zone) {
  auto from = take_aws_clock(text);
  if (!from) return {};
  Words words(text);
  words.skip_blanks();
  if (!words.take("and") && !words.take("to")) return {};
  words.skip_blanks();
  text = words.rest();
  auto until = take_aws_clock(text);
  if (!until) return {};
  for (const auto* clock : {&*from, &*until}) {
    if (!clock->zone.empty()) zone = clock->zone;
  }
  if (zone.empty()) return {};
  if (from->zone.empty()) from->zone = zone;
  if (until->zone.empty()) until->zone = zone;
  const auto started = start_of(*from, times, first, said);
  if (!started) return {};
  const auto ended = if_readable([&] { return times.after(*until, *started); });
  if (!ended || *ended > said + kMinute) return {};
  return AwsImpact{started, ended};
}

// "until this issue has been resolved" says the contrary.
bool is_condition(std::string_view before) {
  constexpr std::size_t kNear = 12;
  if (before.size() > kNear) before.remove_prefix(before.size() - kNear);
  return before.find("until") != std::string_view::npos ||
         before.find("once") != std::string_view::npos ||
         before.find("when") != std::string_view::npos;
}

bool says_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
  const std::string lower = lower_ascii(text);
  const std::string_view all = lower;
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    auto at = all.find(phrase);
    while (at != std::string_view::npos && is_condition(all.substr(0, at)))
      at = all.find(phrase, at + 1);
    return at != std::string_view::npos;
  });
}

}  // namespace

std::optional<AwsClock> take_aws_clock(std::string_view& text) {
  AwsClock clock;
  Words words(text);
  words.skip_blanks();
  const bool dated = take_date(words, clock);
  words.skip_joints();
  if (!take_time(words, clock)) return {};
  text = words.rest();
  take_zone(words, clock);
  if (!clock.zone.empty()) text = words.rest();
  words.skip_blanks();
  if (dated || !words.take("on")) return clock;
  words.skip_blanks();
  if (take_date(words, clock)) text = words.rest();
  return clock;
}

std::optional<Instant> AwsTimes::nearest(const AwsClock& clock, Instant to) const {
  const auto found = candidates_of(clock, to, rules_);
  const auto best = std::min_element(found.begin(), found.end(), [&](Instant a, Instant b) {
    return std::abs(a - to) < std::abs(b - to);
  });
  return best == found.end() ? std::nullopt : std::optional(*best);
}

std::optional<Instant> AwsTimes::before(const AwsClock& clock, Instant at) const {
  const auto found = candidates_of(clock, at, rules_);
  const auto past = std::find_if(found.rbegin(), found.rend(), [&](Instant a) { return a <= at; });
  return past == found.rend() ? std::nullopt : std::optional(*past);
}

std::optional<Instant> AwsTimes::after(const AwsClock& clock, Instant at) const {
  const auto found = candidates_of(clock, at, rules_);
  const auto next = std::find_if(found.begin(), found.end(), [&](Instant a) { return a >= at; });
  return next == found.end() ? std::nullopt : std::optional(*next);
}

AwsImpact aws_impact(std::string_view account, const AwsTimes& times, Instant first, Instant said) {
  AwsImpact impact;
  const std::string lower = lower_ascii(account);
  constexpr std::string_view kBetween = "between ";
  std::string zone;
  for (auto at = lower.find(kBetween); at != std::string::npos; at = lower.find(kBetween, at)) {
    at += kBetween.size();
    const auto stretch = take_stretch(account.substr(at), times, first, said, zone);
    if (!stretch) continue;
    impact.started = impact.started ? std::min(impact.started, stretch->started) : stretch->started;
    impact.ended = std::max(impact.ended, stretch->ended);
  }
  if (impact.started) return impact;
  // At the beginning of a sentence only: within one it is rather a step of the recovery.
  for (const std::string_view opening : {"Starting at ", "Beginning at "}) {
    const auto at = account.find(opening);
    if (at == std::string_view::npos) continue;
    auto text = account.substr(at + opening.size());
    const auto from = take_aws_clock(text);
    if (!from || from->zone.empty()) continue;
    impact.started = start_of(*from, times, first, said);
  }
  return impact;
}

bool aws_says_over(std::string_view text) {
  return says_any(
      text, {"issue has been resolved", "issues have been resolved",
             "issue has been fully resolved", "issue has now been resolved", "issue is resolved",
             "issue is now resolved", "event has been resolved", "we have resolved the issue",
             "service is operating normally", "service is now operating normally",
             "services are operating normally", "services are now operating normally"});
}

bool aws_may_be_over(std::string_view text) {
  return says_any(text, {"resolved", "recovered", "operating normally"});
}

}  // namespace outagedb
