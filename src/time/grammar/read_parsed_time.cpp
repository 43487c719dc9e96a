#include <fmt/format.h>

#include "time/grammar/parsed_time.hpp"
#include "time/zones/limits.hpp"
#include "time/zones/zone_names.hpp"

namespace outagedb {
namespace {

constexpr const char* kBetweenHint = "write a range as 2025-05-24 08:00..09:00 ET";

// Splits the text into pieces. Every piece identifies itself, so their order is free.
class StatementReader {
 public:
  StatementReader(Cursor cursor, const TimeRules& rules) : cursor_(cursor), rules_(rules) {}

  ParsedTime read();

 private:
  void check_epoch_stands_alone() const;
  [[nodiscard]] bool take_piece();
  [[nodiscard]] bool take_mark();
  [[nodiscard]] bool take_epoch();
  [[nodiscard]] bool take_iso_clock();
  [[nodiscard]] bool take_clock(Reading& reading);
  [[nodiscard]] bool take_day_part();
  [[nodiscard]] bool take_weekday();
  [[nodiscard]] bool take_zone(Reading& reading);
  [[nodiscard]] bool take_same_moment();
  void take_brackets();
  void take_other_reading();
  void set_clock(Reading& reading, ClockTime clock);
  [[noreturn]] void refuse() const;
  [[noreturn]] void refuse_number() const;

  Cursor cursor_;
  const TimeRules& rules_;
  ParsedTime statement_;
  DateWords date_;
  bool hour_expected_ = false;  // "around 9", "at 9"
};

ParsedTime StatementReader::read() {
  statement_.position = cursor_.position();
  while (!cursor_.done()) {
    if (!take_piece()) refuse();
  }
  statement_.end_position = cursor_.position();
  statement_.date = finish_date(cursor_, date_);
  statement_.date_position = date_.position;
  check_epoch_stands_alone();
  return statement_;
}

void StatementReader::check_epoch_stands_alone() const {
  const Reading& reading = statement_.reading;
  const bool more = statement_.date || statement_.weekday || statement_.approximate ||
                    reading.clock || reading.part || !reading.zones.empty();
  if (statement_.epoch && more) {
    cursor_.fail_at(statement_.position, "seconds since 1970 cannot be combined with anything else",
                    "write @1748091060 alone");
  }
}

bool StatementReader::take_piece() {
  if (take_mark()) return true;
  if (take_epoch() || take_iso_clock() || take_clock(statement_.reading)) return true;
  hour_expected_ = false;
  return take_weekday() || read_date(cursor_, date_, rules_) || take_day_part() ||
         take_same_moment() || take_zone(statement_.reading);
}

// Words without a meaning of their own, or that affect only how the rest is read.
bool StatementReader::take_mark() {
  const auto word = cursor_.peek().text;
  const bool approximate = cursor_.is_symbol("~") || is_approximate_word(word);
  if (!approximate && !is_clock_word(word) && !is_filler_word(word) && !cursor_.is_symbol(","))
    return false;
  statement_.approximate = statement_.approximate || approximate;
  hour_expected_ = approximate || is_clock_word(word);
  cursor_.skip();
  return true;
}

bool StatementReader::take_epoch() {
  if (!cursor_.is_symbol("@")) return false;
  const std::size_t sign = cursor_.is_symbol("-", 1) ? 1 : 0;
  const std::string_view digits = cursor_.peek(1 + sign).text;
  if (cursor_.peek(1 + sign).kind != Token::Kind::number || statement_.epoch) refuse();
  Instant at = 0;
  for (const char c : digits.substr(0, 13)) at = at * 10 + (c - '0');
  if (sign == 1) at = -at;
  if (digits.size() > 12 || at < kFirstInstant || at > kLastInstant) {
    cursor_.fail("the time is out of range", "@ counts seconds since 1970, not milliseconds");
  }
  statement_.epoch = at;
  cursor_.skip(2 + sign);
  if (sign == 0) cursor_.skip_fraction();
  return true;
}

bool StatementReader::take_iso_clock() {
  const bool is_t = cursor_.is_word("t") && cursor_.tight() && cursor_.tight(1) && !date_.empty();
  if (!is_t || cursor_.peek(1).kind != Token::Kind::number) return false;
  cursor_.skip();
  set_clock(statement_.reading, read_iso_clock(cursor_));
  return true;
}

bool StatementReader::take_clock(Reading& reading) {
  Cursor ahead = cursor_;
  const bool joined = cursor_.is_symbol(":", 1) || !hour_expected_;
  DateWords ignored;
  if (!joined && read_day_before_month(ahead, ignored)) return false;  // "around 24 May 2025"
  const auto clock = read_clock(cursor_, hour_expected_);
  if (!clock) return false;
  set_clock(reading, *clock);
  return true;
}

void StatementReader::set_clock(Reading& reading, ClockTime clock) {
  hour_expected_ = false;
  if (reading.clock) cursor_.fail_at(clock.position, "more than one clock time", kBetweenHint);
  reading.clock = clock;
  reading.position = clock.position;
}

bool StatementReader::take_day_part() {
  const auto part = day_part_word(cursor_.peek().text);
  if (!part) return false;
  if (statement_.reading.part) cursor_.fail("more than one part of the day", kBetweenHint);
  statement_.reading.part = part;
  statement_.reading.position = cursor_.position();
  cursor_.skip();
  return true;
}

bool StatementReader::take_weekday() {
  const auto weekday = weekday_word(cursor_.peek().text);
  if (!weekday) return false;
  if (statement_.weekday) cursor_.fail("more than one weekday", "remove one");
  statement_.weekday = weekday;
  statement_.weekday_position = cursor_.position();
  cursor_.skip(cursor_.is_symbol(".", 1) ? 2 : 1);
  return true;
}

bool StatementReader::take_zone(Reading& reading) {
  const bool has_offset_place = reading.clock.has_value();
  std::optional<ZoneMark> mark;
  if (cursor_.is_symbol("[") && cursor_.at() > 0) {
    mark = read_suffix(cursor_, rules_);
    if (!mark) return true;
  } else {
    if (has_offset_place) mark = read_offset(cursor_);
    if (!mark) mark = read_zone(cursor_, rules_);
  }
  if (!mark) return false;
  reading.zones.push_back(*mark);
  return true;
}

// "(10:33 Riyadh; 07:33 GMT)", "(EDT)" and "/ 10:33 Riyadh"
bool StatementReader::take_same_moment() {
  if (cursor_.is_symbol("(")) {
    take_brackets();
    return true;
  }
  if (!cursor_.is_symbol("/") || !statement_.reading.clock) return false;
  cursor_.skip();
  take_other_reading();
  return true;
}

void StatementReader::take_brackets() {
  const std::size_t open = cursor_.position();
  cursor_.skip();
  while (!cursor_.take_symbol(")")) {
    if (cursor_.done()) cursor_.fail_at(open, "'(' without ')'", "close it");
    if (cursor_.take_symbol(";") || cursor_.take_symbol(",") || cursor_.take_symbol("/")) continue;
    if (cursor_.peek().kind == Token::Kind::word && !take_mark()) {
      if (!take_zone(statement_.reading)) refuse();
    } else {
      take_other_reading();
    }
  }
}

void StatementReader::take_other_reading() {
  Reading other;
  other.position = cursor_.position();
  if (!take_clock(other)) {
    cursor_.fail("expected the time in another zone", "write it as (10:33 Riyadh)");
  }
  // A suffix that is an option, such as [u-ca=gregory], is not a zone.
  if (!take_zone(other) || other.zones.empty())
    cursor_.fail("the second clock time has no zone", std::string(kZoneHint));
  statement_.same_moment.push_back(other);
}

void StatementReader::refuse_number() const {
  const auto next = cursor_.peek(1).text;
  if (cursor_.tight(1) && next.starts_with('x') &&
      next.find_first_not_of('x') == std::string_view::npos) {
    cursor_.fail("unspecified digits are not supported here",
                 "years may be 201X or 20XX, months 2025-XX");
  }
  cursor_.fail(fmt::format("the meaning of '{}' is unclear", cursor_.peek().text),
               "write a clock time as 08:51 or 9 am, a date as 2025-05-24 or 24 May 2025");
}

void StatementReader::refuse() const {
  const Token& token = cursor_.peek();
  if (const auto* word = refused_word(token.text)) {
    cursor_.fail(std::string(word->reason), std::string(word->hint));
  }
  if (token.text == "?" || token.text == "%") {
    cursor_.fail("uncertain times are not supported",
                 "mark an approximate time with ~, as in 2025-05~");
  }
  if (token.text == "-") cursor_.fail("'-' is not supported here", kBetweenHint);
  if (token.kind == Token::Kind::number) refuse_number();
  if (token.text == "{")
    cursor_.fail("'all of' sets are not supported", "write each time separately");
  const auto stated = cursor_.tokens().stated(cursor_.at(), cursor_.at() + 1);
  if (token.kind == Token::Kind::word) {
    cursor_.fail(fmt::format("'{}' is neither part of a time nor a known time zone", stated),
                 std::string(kZoneHint));
  }
  cursor_.fail(fmt::format("unexpected '{}'", stated), "write the time as 2025-05-24 08:51 ET");
}

}  // namespace

ParsedTime read_parsed_time(Cursor cursor, const TimeRules& rules) {
  return StatementReader(cursor, rules).read();
}

}  // namespace outagedb
