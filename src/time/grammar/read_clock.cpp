#include <fmt/format.h>

#include "time/grammar/parsed_time.hpp"

namespace outagedb {
namespace {

constexpr const char* kClockHint = "write the clock time as 08:51, 08:51:30 or 8:51 am";

void check_hour(const Cursor& cursor, int hour) {
  if (hour <= 23) return;
  cursor.fail(fmt::format("invalid hour {}", hour),
              hour == 24 ? "write 00:00 of the following day" : kClockHint);
}

void check_sixty(const Cursor& cursor, int value, std::string_view name) {
  if (value <= 59) return;
  const bool leap_second = value == 60 && name == "second";
  cursor.fail(fmt::format("invalid {} {}", name, value),
              leap_second ? "leap seconds are not counted in Unix time: write :59" : kClockHint);
}

// ":51:30" after the hour
void read_minutes(Cursor& cursor, ClockTime& clock) {
  const auto read_sixty = [&](std::optional<int>& piece, std::string_view name) {
    cursor.skip();
    if (!cursor.is_number(2, 2))
      cursor.fail(fmt::format("expected a two-digit {}", name), kClockHint);
    check_sixty(cursor, cursor.number(), name);
    piece = cursor.number();
    cursor.skip();
  };
  if (!cursor.is_symbol(":")) return;
  read_sixty(clock.minute, "minute");
  if (!cursor.is_symbol(":")) return;
  read_sixty(clock.second, "second");
  cursor.skip_fraction();
}

// am, p.m., ص: returns the number of tokens and sets the half.
std::size_t half_day_length(const Cursor& cursor, std::size_t ahead, HalfDay& half) {
  if (const auto found = half_day_word(cursor.peek(ahead).text)) {
    half = *found;
    return 1;
  }
  const bool dotted = (cursor.is_word("a", ahead) || cursor.is_word("p", ahead)) &&
                      cursor.is_symbol(".", ahead + 1) && cursor.is_word("m", ahead + 2);
  if (!dotted) return 0;
  half = cursor.is_word("a", ahead) ? HalfDay::am : HalfDay::pm;
  return cursor.is_symbol(".", ahead + 3) ? 4 : 3;
}

void apply_half_day(const Cursor& cursor, ClockTime& clock, HalfDay half) {
  if (clock.hour < 1 || clock.hour > 12) {
    cursor.fail_at(clock.position, fmt::format("hour {} cannot be am or pm", clock.hour),
                   "omit am and pm with the 24-hour clock");
  }
  clock.hour = clock.hour % 12 + (half == HalfDay::pm ? 12 : 0);
  clock.half_day_stated = true;
}

}  // namespace

std::optional<ClockTime> read_clock(Cursor& cursor, bool hour_expected) {
  if (!cursor.is_number(1, 2)) return std::nullopt;
  HalfDay half{};
  const bool has_minutes = cursor.is_symbol(":", 1) && cursor.tight(1);
  if (!has_minutes && !hour_expected && half_day_length(cursor, 1, half) == 0) return std::nullopt;
  ClockTime clock{
      .hour = cursor.number(), .minute = {}, .second = {}, .position = cursor.position()};
  check_hour(cursor, clock.hour);
  cursor.skip();
  if (has_minutes) read_minutes(cursor, clock);
  if (const auto length = half_day_length(cursor, 0, half)) {
    apply_half_day(cursor, clock, half);
    cursor.skip(length);
  }
  return clock;
}

ClockTime read_iso_clock(Cursor& cursor) {
  ClockTime clock{.hour = 0, .minute = {}, .second = {}, .position = cursor.position()};
  const bool basic = cursor.is_number(4, 4) || cursor.is_number(6, 6);
  if (!basic && !cursor.is_number(2, 2)) cursor.fail("expected a clock time after T", kClockHint);
  if (!basic) {
    clock.hour = cursor.number();
    check_hour(cursor, clock.hour);
    cursor.skip();
    read_minutes(cursor, clock);
    return clock;
  }
  const bool seconds = cursor.is_number(6, 6);
  const int hhmm = seconds ? cursor.number() / 100 : cursor.number();
  clock.hour = hhmm / 100;
  clock.minute = hhmm % 100;
  check_hour(cursor, clock.hour);
  check_sixty(cursor, *clock.minute, "minute");
  if (seconds) {
    clock.second = cursor.number() % 100;
    check_sixty(cursor, *clock.second, "second");
  }
  cursor.skip();
  cursor.skip_fraction();
  return clock;
}

}  // namespace outagedb
