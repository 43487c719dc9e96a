#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "time/grammar/parse.hpp"
#include "time/grammar/tokens.hpp"
#include "time/grammar/words.hpp"
#include "time/zones/zone_names.hpp"

namespace outagedb {

// A range of whole days on a zone's calendar, both ends included.
struct DayRange {
  std::chrono::local_days first;
  std::chrono::local_days last;
  Precision precision = Precision::day;
};

// The pieces of a date in the order of its words: "24 May" and, later, "2025".
struct DateWords {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<MonthPart> part;
  std::optional<DayRange> range;  // forms other than year, month and day: weeks, 201X
  std::size_t position = 0;

  [[nodiscard]] bool empty() const noexcept { return !year && !month && !day && !part && !range; }
};

struct ClockTime {
  int hour = 0;
  std::optional<int> minute;
  std::optional<int> second;
  bool half_day_stated = false;  // am or pm
  std::size_t position = 0;
};

// One mention of a zone: a zone, an offset, or (EST) a zone with the offset that its label implies.
struct ZoneMark {
  std::optional<Zone> zone;
  std::optional<Seconds> offset;
  const ZoneAlias* alias = nullptr;  // of a label that the user has not resolved
  bool is_z =
      false;  // in RFC 9557 "Z" leaves the local offset open, so a zone after it needn't agree
  std::string text;
  std::size_t position = 0;
};

// A clock time or part of a day, with the zones in which it is stated.
struct Reading {
  std::optional<ClockTime> clock;
  std::optional<DayPart> part;
  std::vector<ZoneMark> zones;
  std::size_t position = 0;
};

// One time as stated, parsed but not yet resolved.
struct ParsedTime {
  std::optional<DayRange> date;
  std::size_t date_position = 0;
  std::optional<int> weekday;
  std::size_t weekday_position = 0;
  Reading reading;
  std::vector<Reading> same_moment;  // "(10:33 Riyadh)"
  std::optional<Instant> epoch;
  bool approximate = false;
  std::size_t position = 0;
  std::size_t end_position = 0;
};

// Reads up to the end of the cursor's range. The caller handles a missing date or zone; anything
// else throws TimeError.
[[nodiscard]] ParsedTime read_parsed_time(Cursor cursor, const TimeRules& rules);

// Parts of it. Each reads the text at the cursor and returns whether it was of its kind.
[[nodiscard]] bool read_date(Cursor& cursor, DateWords& date, const TimeRules& rules);
[[nodiscard]] bool read_month_words(Cursor& cursor, DateWords& date);  // May 24, 2025; late May
[[nodiscard]] bool read_day_before_month(Cursor& cursor,
                                         DateWords& date);  // 24 May, 24th of May, 24-May
void read_year(Cursor& cursor,
               DateWords& date);  // four digits and what is joined to them
void set_piece(const Cursor& cursor, std::optional<int>& piece, int value, std::string_view name);
[[nodiscard]] std::optional<DayRange> finish_date(const Cursor& cursor, const DateWords& date);
[[nodiscard]] std::optional<ClockTime> read_clock(Cursor& cursor, bool hour_expected);
[[nodiscard]] ClockTime read_iso_clock(Cursor& cursor);  // what follows a T
[[nodiscard]] std::optional<ZoneMark> read_zone(Cursor& cursor, const TimeRules& rules);
// Sets the zone that a name means under the rules; returns false if there is none.
[[nodiscard]] bool set_zone(ZoneMark& mark, const std::string& key, const TimeRules& rules);
[[nodiscard]] std::optional<ZoneMark> read_offset(Cursor& cursor);
[[nodiscard]] std::optional<ZoneMark> read_suffix(Cursor& cursor,
                                                  const TimeRules& rules);  // [Zone]

// The instants that the statement denotes. Throws TimeError.
[[nodiscard]] StatedTime resolve(const ParsedTime& statement, const Tokens& tokens,
                                 const TimeRules& rules);

}  // namespace outagedb
