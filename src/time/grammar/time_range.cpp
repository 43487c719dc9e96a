#include "time/grammar/time_range.hpp"

namespace outagedb {
namespace {

constexpr const char* kBetweenHint = "write a range as 2025-05-24 08:00..09:00 ET";

void share_zone(ParsedTime& a, ParsedTime& b) {
  if (a.reading.zones.empty()) a.reading.zones = b.reading.zones;
  if (b.reading.zones.empty()) b.reading.zones = a.reading.zones;
}

// "8:00..9:00 pm": 8 could be am or pm.
void check_half_days(const Cursor& cursor, const ClockTime& a, const ClockTime& b) {
  if (a.half_day_stated == b.half_day_stated) return;
  const ClockTime& open = a.half_day_stated ? b : a;
  if (open.hour > 12) return;
  cursor.fail_at(open.position, "only one end has am or pm",
                 "write it on both, as in 8:00 pm..9:00 pm");
}

bool says_when(const ParsedTime& end) {
  return end.date || end.epoch || end.reading.clock || end.reading.part;
}

bool only_a_zone(const ParsedTime& end) {
  return !end.reading.zones.empty() && !says_when(end) && !end.weekday && !end.approximate;
}

// "2025-05-24 08:00..09:00 ET": date and zone are stated once. An open end may still have a zone:
// "2025-05.. ET".
void complete(const Cursor& cursor, TimeRange& range) {
  ParsedTime& a = *range.from;
  ParsedTime& b = *range.until;
  if (a.reading.clock && b.reading.clock)
    check_half_days(cursor, *a.reading.clock, *b.reading.clock);
  share_zone(a, b);
  if (says_when(a) && says_when(b)) {
    if (!b.date) b.date = a.date, b.date_position = a.date_position;
    if (!a.date) a.date = b.date, a.date_position = b.date_position;
    return;
  }
  auto& open = says_when(a) ? range.until : range.from;
  if (!only_a_zone(*open)) cursor.fail_at(open->position, "the date is missing", kBetweenHint);
  open.reset();
}

std::size_t count_between(const Tokens& tokens, std::size_t from, std::size_t to,
                          std::size_t& last) {
  std::size_t count = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (tokens[i].text == "..") ++count, last = i;
  }
  return count;
}

std::size_t matching_bracket(const Cursor& cursor) {
  int depth = 0;
  for (std::size_t i = cursor.at(); i < cursor.to(); ++i) {
    if (cursor.tokens()[i].text == "[") ++depth;
    if (cursor.tokens()[i].text == "]" && --depth == 0) return i;
  }
  cursor.fail(R"("[" without "]")", kBetweenHint);
}

// "A", or "A..B" with either end omitted.
TimeRange read_ends(Cursor cursor, const TimeRules& rules, bool bracketed) {
  TimeRange range;
  range.position = cursor.position();
  const Tokens& tokens = cursor.tokens();
  std::size_t dots = 0;
  const std::size_t count = count_between(tokens, cursor.at(), cursor.to(), dots);
  if (count > 1 || (bracketed && count == 0))
    cursor.fail("sets of several times are not supported", kBetweenHint);
  if (count == 0) {
    range.from = read_parsed_time(cursor, rules);
    return range;
  }
  const Cursor before(tokens, cursor.at(), dots);
  const Cursor after(tokens, dots + 1, cursor.to());
  if (before.done() && after.done())
    cursor.fail("the range has neither a start nor an end", kBetweenHint);
  range.between = true;
  if (!before.done()) range.from = read_parsed_time(before, rules);
  if (!after.done()) range.until = read_parsed_time(after, rules);
  if (range.from && range.until) complete(cursor, range);
  return range;
}

bool starts_date(const Tokens& tokens, std::size_t from, std::size_t to) {
  if (from == to || tokens[from].text == ".." || tokens[to - 1].text == "..") return true;
  for (std::size_t i = from; i < to; ++i) {
    const Token& token = tokens[i];
    if (token.text == "@" || (token.kind == Token::Kind::number && token.text.size() >= 4))
      return true;
  }
  return false;
}

bool inside_name(const Tokens& tokens, std::size_t slash) {
  if (slash == 0 || slash + 1 == tokens.size()) return false;
  const Token& before = tokens[slash - 1];
  const Token& after = tokens[slash + 1];
  const bool letters = before.kind == Token::Kind::word && after.kind == Token::Kind::word;
  return letters && !tokens[slash].spaced && !after.spaced && !month_word(after.text) &&
         !weekday_word(after.text);
}

}  // namespace

TimeRange read_time_range(Cursor cursor, const TimeRules& rules) {
  if (cursor.done()) cursor.fail("the text contains no time", "write it as 2025-05-24 08:51 ET");
  if (!cursor.is_symbol("[")) return read_ends(cursor, rules, false);
  const Tokens& tokens = cursor.tokens();
  const std::size_t close = matching_bracket(cursor);
  TimeRange range = read_ends(Cursor(tokens, cursor.at() + 1, close), rules, true);
  if (close + 1 < cursor.to()) {  // "[2025-05-24..2025-05-31] ET"
    TimeRange behind;
    behind.from = read_parsed_time(Cursor(tokens, close + 1, cursor.to()), rules);
    if (!only_a_zone(*behind.from)) {
      cursor.fail_at(tokens[close + 1].position, "only a zone may follow the brackets",
                     kBetweenHint);
    }
    share_zones(range, behind);
  }
  return range;
}

StatedTime resolve_time_range(const TimeRange& range, const Tokens& tokens,
                              const TimeRules& rules) {
  if (!range.between) return resolve(*range.from, tokens, rules);
  StatedTime time;
  time.precision = Precision::between;
  for (const auto* end : {&range.from, &range.until}) {
    if (!*end) continue;
    const StatedTime stated = resolve(**end, tokens, rules);
    (end == &range.from ? time.bounds.min : time.bounds.max) =
        end == &range.from ? stated.bounds.min : stated.bounds.max;
    if (time.zone.empty()) time.zone = stated.zone;
    for (const auto& warning : stated.warnings) {
      const bool known = !time.warnings.empty() && time.warnings.back() == warning;
      if (!known) time.warnings.push_back(warning);
    }
  }
  if (time.bounds.min && time.bounds.max && *time.bounds.min > *time.bounds.max) {
    throw TimeError(tokens.stated(), range.position, "the range ends before it starts",
                    "give the second time its own date if it is on the next day");
  }
  return time;
}

void share_zones(TimeRange& a, TimeRange& b) {
  for (auto* from : {&a.from, &a.until}) {
    for (auto* other : {&b.from, &b.until}) {
      if (*from && *other) share_zone(**from, **other);
    }
  }
}

std::optional<std::size_t> span_separator(const Tokens& tokens) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].text != "/" || inside_name(tokens, i)) continue;
    if (!starts_date(tokens, 0, i) || !starts_date(tokens, i + 1, tokens.size())) continue;
    if (found) {
      throw TimeError(tokens.stated(), tokens[i].position, "more than one slash",
                      "write one start and one end");
    }
    found = i;
  }
  return found;
}

}  // namespace outagedb
