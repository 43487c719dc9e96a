#include "time/grammar/prose_clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <tuple>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "time/grammar/words.hpp"

namespace outagedb {
namespace {

using namespace std::chrono;

constexpr std::size_t npos = std::string_view::npos;

void take_ordinal(Words& words) { (void)words.take_any({"st", "nd", "rd", "th"}); }

// ", 2024" or " 2024", unless a ':' makes it a clock time.
void take_year(Words& words, ProseDate& date) {
  Words ahead = words;
  ahead.skip_commas();
  if (ahead.next_digits().size() != 4) return;
  const auto year = ahead.take_number(4);
  if (*year < 1900 || ahead.rest().starts_with(':')) return;
  date.year = year;
  words = ahead;
}

// "dec", "Dec.", "December".
std::optional<int> take_month(Words& words) {
  const auto month = month_word(lower_ascii(words.take_letters()));
  if (month) (void)words.take_sign(".");
  return month;
}

// Reads what follows the day and the month; `ahead` is after them.
bool take_rest_of_date(Words& words, Words ahead, std::pair<int, int> month_day, ProseDate& date) {
  std::tie(date.month, date.day) = month_day;
  take_year(ahead, date);
  words = ahead;
  return true;
}

bool take_month_day(Words& words, ProseDate& date) {
  Words ahead = words;
  const auto month = take_month(ahead);
  if (!month) return false;
  ahead.skip_blanks();
  const auto day = ahead.take_number(2);
  if (!day || ahead.rest().starts_with(':')) return false;
  take_ordinal(ahead);
  return take_rest_of_date(words, ahead, {*month, *day}, date);
}

bool take_day_month(Words& words, ProseDate& date) {
  Words ahead = words;
  const auto day = ahead.take_number(2);
  if (!day) return false;
  take_ordinal(ahead);
  ahead.skip_blanks();
  if (ahead.take("of")) ahead.skip_blanks();
  const auto month = take_month(ahead);
  if (!month) return false;
  return take_rest_of_date(words, ahead, {*month, *day}, date);
}

bool take_iso_date(Words& words, ProseDate& date) {
  Words ahead = words;
  if (ahead.next_digits().size() != 4) return false;
  const auto year = ahead.take_number(4);
  if (!ahead.take_sign("-")) return false;
  const auto month = ahead.take_number(2);
  if (!month || !ahead.take_sign("-")) return false;
  const auto day = ahead.take_number(2);
  if (!day) return false;
  date.year = year;
  date.month = *month;
  date.day = *day;
  words = ahead;
  return true;
}

bool take_weekday(Words& words, ProseDate& date) {
  const auto letters = words.next_letters();
  if (letters.size() < 3 || !weekday_word(lower_ascii(letters))) return false;
  date.weekday = letters;
  words.skip(letters.size());
  (void)words.take_sign(".");
  words.skip_commas();
  return true;
}

// "am", "PM", "a.m.", "p.m". Removes nothing if it is neither.
std::optional<bool> take_half_day(Words& words) {
  Words ahead = words;
  ahead.skip_blanks();
  const std::string letters = lower_ascii(ahead.take_letters());
  if (letters == "am" || letters == "pm") {
    words = ahead;
    return letters == "pm";
  }
  if ((letters != "a" && letters != "p") || !ahead.take_sign(".") || !ahead.take("m")) return {};
  (void)ahead.take_sign(".");
  words = ahead;
  return letters == "p";
}

bool apply_half_day(Words& words, ProseClock& clock, BareHour bare) {
  const auto afternoon = take_half_day(words);
  if (!afternoon)
    return clock.minute ? clock.hour < 24 : bare == BareHour::accepted && clock.hour <= 12;
  if (clock.hour > 12) return false;
  clock.half_day_stated = true;
  clock.hour = clock.hour % 12 + (*afternoon ? 12 : 0);
  return true;
}

// "18:15", "16:15:31", "6:06 PM", "4:59pm", "3 p.m."; one real text has "3.54 AM".
bool take_time(Words& words, ProseClock& clock, BareHour bare) {
  const auto hour = words.take_number(2);
  if (!hour) return false;
  clock.hour = *hour;
  Words ahead = words;
  const bool dot = ahead.take_sign(".");
  if (dot || ahead.take_sign(":")) {
    if (ahead.next_digits().size() != 2) return false;
    clock.minute = ahead.take_number(2);
    if (*clock.minute > 59) return false;
    words = ahead;
    if (!dot && ahead.take_sign(":") && ahead.next_digits().size() == 2) {
      clock.second = ahead.take_number(2);
      if (*clock.second > 59) return false;
      words = ahead;
    }
  }
  return apply_half_day(words, clock, bare) && (!dot || clock.half_day_stated);
}

// "+2", "+02:00", "-0400". A '-' before a clock time is a dash: "10:00 UTC-11:00 UTC".
std::string take_offset(Words& words) {
  Words ahead = words;
  const auto from = ahead.rest();
  if (!ahead.take_sign("+-")) return {};
  const auto digits = ahead.next_digits();
  if (digits.empty() || digits.size() == 3 || digits.size() > 4) return {};
  ahead.skip(digits.size());
  if (ahead.rest().starts_with(':')) {
    if (from.front() == '-') return {};
    ahead.skip(1);
    if (ahead.next_digits().size() != 2) return {};
    ahead.skip(2);
  }
  words = ahead;
  return std::string(from.substr(0, from.size() - ahead.rest().size()));
}

// "Pacific", "Eastern Time", "Central Standard Time".
std::string take_american_zone(Words& words) {
  Words ahead = words;
  const std::string name(ahead.take_letters());
  const std::string lower = lower_ascii(name);
  if (lower != "pacific" && lower != "eastern" && lower != "central" && lower != "mountain")
    return {};
  words = ahead;
  ahead.skip_blanks();
  if (ahead.take_any({"standard", "daylight"})) ahead.skip_blanks();
  if (ahead.take("time")) words = ahead;
  return std::string(1, static_cast<char>(lower[0] - 'a' + 'A')) + "T";
}

std::string take_label(Words& words) {
  const auto label = words.next_letters();
  const std::string lower = lower_ascii(label);
  const bool capitals = std::ranges::all_of(label, [](char c) { return c <= 'Z'; });
  const bool universal = lower == "utc" || lower == "gmt";
  if (label.size() < 2 || label.size() > 5 || !(capitals || universal)) return {};
  std::string zone(label);
  words.skip(label.size());
  if (universal) zone += take_offset(words);
  return zone;
}

void take_zone(Words& words, ProseClock& clock) {
  Words ahead = words;
  if (ahead.next_letters() == "Z") clock.zone = ahead.take_letters();
  if (clock.zone.empty()) clock.zone = take_offset(ahead);
  ahead.skip_blanks();
  if (clock.zone.empty() && ahead.rest().starts_with('+')) clock.zone = take_offset(ahead);
  const bool bracket = clock.zone.empty() && ahead.take_sign("(");
  if (clock.zone.empty()) clock.zone = take_label(ahead);
  if (clock.zone.empty()) clock.zone = take_american_zone(ahead);
  if (clock.zone.empty() || (bracket && !ahead.take_sign(")"))) {
    clock.zone.clear();
    return;
  }
  // Spaces after the zone are not removed.
  words.skip(words.rest().size() - ahead.rest().size());
}

// "(12:51 GMT)", which the grammar checks against the time before it.
void take_other_zone(Words& words, ProseClock& clock) {
  constexpr std::size_t kLongest = 24;
  Words ahead = words;
  ahead.skip_blanks();
  const auto rest = ahead.rest();
  const auto end = rest.substr(0, kLongest).find(')');
  if (!rest.starts_with('(') || end == npos) return;
  const auto inside = rest.substr(1, end - 1);
  if (inside.find(':') == npos || inside.find_first_of("0123456789") != 0) return;
  clock.other = " " + std::string(rest.substr(0, end + 1));
  ahead.skip(end + 1);
  words = ahead;
}

// "at", "approximately" and similar words before a time.
void take_opening(Words& words, ProseClock& clock) {
  constexpr int kMost = 4;  // bounds the loop: a text may consist of nothing else
  for (int n = 0; n < kMost; ++n) {
    words.skip_commas();
    if (words.take_sign("~") ||
        words.take_any({"approximately", "about", "around", "roughly", "approx", "circa", "ca"})) {
      clock.approximate = true;
      (void)words.take_sign(".");
    } else if (!words.take_any({"at", "on", "of"})) {
      return;
    }
  }
}

void take_date_behind(Words& words, ProseClock& clock) {
  Words ahead = words;
  ahead.skip_commas();
  if (ahead.take_any({"on", "of"})) ahead.skip_blanks();
  if (const auto date = take_prose_date(ahead)) {
    clock.date = *date;
    words = ahead;
  }
}

std::string clock_text(const ProseClock& clock, year_month_day day) {
  std::string text = fmt::format("{}{:04}-{:02}-{:02} ", clock.approximate ? "~" : "",
                                 int(day.year()), unsigned(day.month()), unsigned(day.day()));
  if (!clock.minute) {
    text += fmt::format("{} {}", (clock.hour + 11) % 12 + 1, clock.hour < 12 ? "am" : "pm");
  } else {
    text += fmt::format("{:02}:{:02}", clock.hour, *clock.minute);
    if (clock.second) text += fmt::format(":{:02}", *clock.second);
  }
  if (!clock.zone.empty()) text += (clock.zone == "Z" ? "" : " ") + clock.zone;
  text += clock.other;
  return clock.date.weekday.empty() ? text : clock.date.weekday + ", " + text;
}

// The days that it may mean, around a known one.
std::vector<year_month_day> days_of(const ProseDate& date, year_month_day today) {
  std::vector<year_month_day> found;
  for (const int step : {-1, 0, 1}) {
    if (date.month == 0) {
      found.emplace_back(sys_days(today) + days(step));
    } else if (!date.year || step == 0) {
      const year named = date.year ? year(*date.year) : today.year() + years(step);
      found.push_back(named / date.month / date.day);
    }
  }
  std::erase_if(found, [](const year_month_day& day) { return !day.ok(); });
  return found;
}

// In order. A weekday may not fit some years, and a clock time may not exist on some days.
std::vector<TimeBounds> readings(const ProseClock& clock, Instant around, const TimeRules& rules) {
  const year_month_day today = floor<days>(sys_seconds(seconds(around)));
  std::vector<TimeBounds> found;
  std::optional<TimeError> problem;
  for (const auto& day : days_of(clock.date, today)) {
    try {
      const TimeBounds bounds = parse_time(clock_text(clock, day), rules).bounds;
      if (bounds.min && bounds.max) found.push_back(bounds);
    } catch (const TimeError& error) {
      problem = error;
    }
  }
  if (found.empty() && problem) throw TimeError(*problem);
  return found;
}

}  // namespace

std::optional<ProseDate> take_prose_date(Words& words) {
  Words ahead = words;
  ProseDate date;
  (void)take_weekday(ahead, date);
  if (!take_iso_date(ahead, date) && !take_month_day(ahead, date) && !take_day_month(ahead, date))
    return {};
  words = ahead;
  return date;
}

std::optional<ProseClock> take_prose_clock(Words& words, BareHour bare) {
  Words ahead = words;
  ProseClock clock;
  take_opening(ahead, clock);
  if (const auto date = take_prose_date(ahead)) {
    clock.date = *date;
    if (ahead.rest().starts_with('T')) ahead.skip(1);
    take_opening(ahead, clock);
    Words bracket = ahead;  // "April 15th, 2024 (09:45 UTC)"
    if (bracket.take_sign("(") && bracket.at_digit()) ahead = bracket;
  }
  if (!take_time(ahead, clock, bare)) return {};
  take_zone(ahead, clock);
  take_other_zone(ahead, clock);
  (void)ahead.take_sign(")");
  if (clock.date.month == 0) take_date_behind(ahead, clock);
  words = ahead;
  return clock;
}

std::optional<TimeBounds> ProseTimes::nearest(const ProseClock& clock, Instant to) const {
  const auto found = readings(clock, to, rules_);
  const auto best = std::ranges::min_element(
      found, {}, [&](const TimeBounds& bounds) { return std::abs(*bounds.min - to); });
  return best == found.end() ? std::nullopt : std::optional(*best);
}

std::optional<TimeBounds> ProseTimes::before(const ProseClock& clock, Instant at) const {
  const auto found = readings(clock, at, rules_);
  const auto past =
      std::find_if(found.rbegin(), found.rend(), [&](const auto& a) { return *a.min <= at; });
  return past == found.rend() ? std::nullopt : std::optional(*past);
}

std::optional<TimeBounds> ProseTimes::after(const ProseClock& clock, Instant at) const {
  const auto found = readings(clock, at, rules_);
  const auto next = std::ranges::find_if(found, [&](const auto& a) { return *a.max >= at; });
  return next == found.end() ? std::nullopt : std::optional(*next);
}

}  // namespace outagedb
