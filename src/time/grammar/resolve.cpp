#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "time/format/format_time.hpp"
#include "time/grammar/parsed_time.hpp"
#include "time/grammar/spans.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

using std::chrono::days;
using std::chrono::local_days;

std::string date_text(local_days day) {
  const std::chrono::year_month_day ymd{day};
  return fmt::format("{:04}-{:02}-{:02}", int{ymd.year()}, unsigned{ymd.month()},
                     unsigned{ymd.day()});
}

std::string clock_text(LocalSeconds local) {
  const Seconds second = local - midnight_of(day_of(local));
  const std::string minutes = fmt::format("{:02}:{:02}", second / kHour, second / kMinute % 60);
  return second % kMinute == 0 ? minutes : fmt::format("{}:{:02}", minutes, second % kMinute);
}

std::string offset_text(Seconds offset) {
  const Seconds minutes = std::abs(offset) / kMinute;
  return fmt::format("UTC{}{:02}:{:02}", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string off_season(const ZoneMark& mark, Instant at) {
  return fmt::format("{} is {}, but the clocks of {} show {} on that date", mark.text,
                     offset_text(*mark.offset), mark.zone->name(),
                     offset_text(offset_of(mark, at)));
}

// Whether the clock that is meant is unambiguous at any date.
bool means_one_clock(const ZoneMark& mark) {
  return !mark.zone || !mark.offset || mark.alias == nullptr || mark.alias->all_year;
}

class Resolver {
 public:
  Resolver(const ParsedTime& statement, const Tokens& tokens, const TimeRules& rules)
      : statement_(statement), reading_(statement.reading), tokens_(tokens), rules_(rules) {}

  StatedTime resolve();

 private:
  void check_in_range() const;
  void check_complete() const;
  void check_weekday() const;
  void choose_zones();
  void resolve_days();
  void resolve_reading();
  void settle_label();
  void keep_agreeing(LocalSpan local, ZoneMark& other);
  void narrow_by(const Reading& other);
  void note_label(const ZoneMark& mark);
  [[noreturn]] void refuse_label(const ZoneMark& mark, Instant at) const;
  [[nodiscard]] DayRange widened_days() const;
  [[nodiscard]] Precision reading_precision() const;
  [[nodiscard]] static std::string clock_in(Instant at, const ZoneMark& mark);
  [[noreturn]] void refuse_gap(LocalSeconds local) const;
  [[noreturn]] void refuse_disagreement(const Reading& other) const;
  [[noreturn]] void fail(std::size_t position, const std::string& reason, std::string hint) const {
    throw TimeError(tokens_.stated(), position, reason, std::move(hint));
  }

  const ParsedTime& statement_;
  const Reading& reading_;
  const Tokens& tokens_;
  const TimeRules& rules_;
  std::vector<ZoneMark> zones_;
  Spans spans_;
  StatedTime time_;
};

StatedTime Resolver::resolve() {
  if (statement_.epoch) {
    time_.bounds = {statement_.epoch, statement_.epoch};
    return time_;
  }
  check_complete();
  check_weekday();
  choose_zones();
  if (reading_.clock || reading_.part) {
    resolve_reading();
  } else {
    resolve_days();
  }
  time_.bounds = {spans_.front().min, spans_.back().max};
  check_in_range();
  for (const auto& mark : zones_) note_label(mark);
  return time_;
}

// The year is that of the zone's clock, which may be ahead of UTC.
void Resolver::check_in_range() const {
  if (*time_.bounds.min >= kFirstInstant && *time_.bounds.max <= kLastInstant) return;
  fail(statement_.position,
       fmt::format("the time is not between the years {} and {} UTC", kFirstYear, kLastYear),
       "spreadsheets write 1900-01-01 for an empty cell: omit the time");
}

void Resolver::check_complete() const {
  if (!statement_.date) {
    fail(statement_.position, "the date is missing", "write it out, as in 2025-05-24 08:51 ET");
  }
  if (reading_.clock && reading_.part) {
    fail(reading_.position, "both a clock time and a part of the day",
         "remove one; 20:51 is 8:51 pm");
  }
  if (!statement_.same_moment.empty() && !reading_.clock && !reading_.part) {
    fail(statement_.same_moment.front().position,
         "a clock time in the second zone, but not in the first",
         "add it, as in 2025-06-15 03:33 ET (10:33 Riyadh)");
  }
  const bool of_one_day = reading_.clock || reading_.part || statement_.weekday;
  if (of_one_day && statement_.date->precision != Precision::day) {
    fail(statement_.date_position, "the day is missing", "write it out, as in 2025-05-24 08:51 ET");
  }
}

void Resolver::check_weekday() const {
  if (!statement_.weekday) return;
  const local_days day = statement_.date->first;
  const int weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
  if (weekday == *statement_.weekday) return;
  const std::string_view stated = weekday_name(*statement_.weekday);
  const int ahead = (*statement_.weekday - weekday + 7) % 7;
  fail(statement_.weekday_position,
       fmt::format("{} is a {}, not a {}", date_text(day), weekday_name(weekday), stated),
       fmt::format("the nearest {}s are {} and {}", stated, date_text(day + days{ahead - 7}),
                   date_text(day + days{ahead})));
}

void Resolver::choose_zones() {
  zones_ = reading_.zones;
  if (zones_.empty() && rules_.zone) {
    zones_.push_back({.zone = rules_.zone, .offset = {}, .text = rules_.zone->name()});
    const std::string& label = rules_.zone_label;
    if (!label.empty() && set_zone(zones_.back(), zone_key(label), rules_))
      zones_.back().text = label;
  }
  if (zones_.empty()) {
    fail(statement_.end_position, "the time zone is missing",
         "write it after the time, as in 2025-05-24 08:51 ET, or specify it with --tz or a zone "
         "column");
  }
  time_.zone = zones_.front().text;
}

// "About" widens a date by a day and a month by ten days; for others its meaning is unclear.
DayRange Resolver::widened_days() const {
  DayRange range = *statement_.date;
  if (!statement_.approximate) return range;
  if (range.precision != Precision::day && range.precision != Precision::month) {
    fail(statement_.position, "the margin of the approximate date is unclear",
         "write a range, as in 2024-10..2026-03");
  }
  const days margin{range.precision == Precision::day ? 1 : 10};
  return {range.first - margin, range.last + margin, range.precision};
}

void Resolver::resolve_days() {
  const DayRange range = widened_days();
  time_.precision = range.precision;
  spans_ = spans_of_days(range, zones_.front(), rules_);
  if (spans_.empty()) refuse_gap(midnight_of(range.first));
  if (zones_.size() > 1) {
    fail(zones_[1].position, "a date without a clock time has two zones",
         "remove one zone, or add the clock time");
  }
  const ZoneMark& mark = zones_.front();
  if (means_one_clock(mark)) return;
  for (const Instant at : {spans_.front().min, spans_.back().max}) {
    if (offset_of(mark, at) != *mark.offset) refuse_label(mark, at);
  }
}

Precision Resolver::reading_precision() const {
  if (!reading_.clock || !reading_.clock->minute) return Precision::part_of_day;
  return reading_.clock->second ? Precision::second : Precision::minute;
}

void Resolver::resolve_reading() {
  time_.precision = reading_precision();
  const LocalSpan local = local_span(reading_, statement_.date->first);
  spans_ = spans_in(local, zones_.front(), rules_.shift_gaps);
  if (spans_.empty()) refuse_gap(local.from);
  for (std::size_t i = 1; i < zones_.size(); ++i) keep_agreeing(local, zones_[i]);
  for (const auto& other : statement_.same_moment) narrow_by(other);
  settle_label();
  if (!statement_.approximate) return;
  spans_ = {{spans_.front().min - 30 * kMinute, spans_.back().max + 30 * kMinute}};
}

// For a label at a time when its zone's clocks show another offset: unless a second mention
// resolves it, the clocks apply if people use the label that way; otherwise it is rejected.
void Resolver::settle_label() {
  ZoneMark& mark = zones_.front();
  const auto literal = [](Span span) { return span.literal; };
  if (std::ranges::all_of(spans_, literal)) {
    mark.zone.reset();
  } else if (std::ranges::any_of(spans_, literal)) {
    if (!means_one_clock(mark)) refuse_label(mark, spans_.front().min);
    std::erase_if(spans_, literal);
  }
}

// "08:51-04:00[America/New_York]": the second mention must name the same offset.
void Resolver::keep_agreeing(LocalSpan local, ZoneMark& other) {
  if (zones_.front().is_z && other.zone) return;
  const auto shown = [&](Span span) { return offset_of(other, span.min) == local.from - span.min; };
  // "-07:00[MST]" in July confirms the label's offset.
  if (std::ranges::none_of(spans_, shown) && other.offset) other.zone.reset();
  const auto disagrees = [&](Span span) { return !shown(span); };
  if (std::ranges::all_of(spans_, disagrees)) {
    const std::string_view first = zones_.front().text;
    const bool in_brackets = other.position > 0 && tokens_.stated()[other.position - 1] == '[';
    const bool may_be_range = first.starts_with('-') && !in_brackets;  // "08:00-09:00 ET"
    fail(other.position, fmt::format("{} and {} disagree", first, other.text),
         fmt::format("{} {} is {} in {}{}", clock_text(local.from), first,
                     clock_in(spans_.front().min, other), other.text,
                     may_be_range ? "; write a range as 08:00..09:00 ET" : ""));
  }
  std::erase_if(spans_, disagrees);
}

std::string Resolver::clock_in(Instant at, const ZoneMark& mark) {
  return clock_text(at + offset_of(mark, at));
}

// "(10:33 Riyadh)": on whichever day it is there.
void Resolver::narrow_by(const Reading& other) {
  Spans common;
  bool shown = false;
  for (int ahead = -2; ahead <= 2; ++ahead) {
    const LocalSpan local = local_span(other, statement_.date->first + days{ahead});
    for (const Span there : spans_in(local, other.zones.front(), false)) {
      for (const Span here : spans_) {
        const Span both{std::max(here.min, there.min), std::min(here.max, there.max), here.literal};
        if (both.min > both.max) continue;
        common.push_back(both);
        shown = shown || !there.literal;
      }
    }
  }
  if (common.empty()) refuse_disagreement(other);
  spans_ = std::move(common);
  std::ranges::sort(spans_, {}, &Span::min);
  if (shown) zones_.push_back(other.zones.front());
}

void Resolver::refuse_disagreement(const Reading& other) const {
  const ZoneMark& here = zones_.front();
  const ZoneMark& there = other.zones.front();
  const LocalSpan local_there = local_span(other, statement_.date->first);
  const auto spans_there = spans_in(local_there, there, true);
  const std::string stated_here = fmt::format(
      "{} {}", clock_text(local_span(reading_, statement_.date->first).from), here.text);
  const std::string stated_there = fmt::format("{} {}", clock_text(local_there.from), there.text);
  fail(other.position, fmt::format("{} and {} are not the same time", stated_here, stated_there),
       fmt::format("{} is {} {}; {} is {} {}", stated_here, clock_in(spans_.front().min, there),
                   there.text, stated_there, clock_in(spans_there.front().min, here), here.text));
}

void Resolver::refuse_gap(LocalSeconds local) const {
  const ZoneMark& mark = zones_.front();
  const auto showings = showings_of(local, *mark.zone);
  const std::string stated = date_text(day_of(local)) + " " + clock_text(local);
  fail(statement_.position, fmt::format("{} does not exist in {}", stated, mark.zone->name()),
       fmt::format("the clocks went from {} to {}; --gap shift reads it as {}",
                   format_minute(showings.jump - 1, *mark.zone),
                   format_minute(showings.jump, *mark.zone),
                   format_minute(local - showings.offset_before, *mark.zone)));
}

// US feeds write EST all year and mean the wall clock.
void Resolver::note_label(const ZoneMark& mark) {
  if (!mark.zone || !mark.offset) return;
  const bool in_use = offset_of(mark, *time_.bounds.min) == *mark.offset ||
                      offset_of(mark, *time_.bounds.max) == *mark.offset;
  if (in_use) return;
  const Instant at = *time_.bounds.min;
  if (rules_.strict_zones) refuse_label(mark, at);
  time_.warnings.push_back(off_season(mark, at) + ": read as local time there");
}

void Resolver::refuse_label(const ZoneMark& mark, Instant at) const {
  if (mark.alias != nullptr && !mark.alias->elsewhere.empty()) {
    fail(mark.position, fmt::format("'{}' is the label of several zones on that date", mark.text),
         ambiguous_hint(choices_of(*mark.alias), mark.text));
  }
  fail(mark.position, off_season(mark, at),
       fmt::format("write the offset, or {} for local time there", mark.zone->label()));
}

}  // namespace

StatedTime resolve(const ParsedTime& statement, const Tokens& tokens, const TimeRules& rules) {
  try {
    return Resolver(statement, tokens, rules).resolve();
  } catch (const TimeError&) {
    throw;
  } catch (const Error& unknown_clock) {  // thrown by check_known()
    throw TimeError(tokens.stated(), statement.position, unknown_clock.what(),
                    unknown_clock.hint());
  }
}

}  // namespace outagedb
