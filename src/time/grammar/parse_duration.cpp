#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "time/grammar/time_range.hpp"

namespace outagedb {
namespace {

constexpr const char* kDurationHint = "write it as 45m, 2d 3h, 1:05:00, PT45M, >2d, ~40m or 2d..3d";
constexpr Seconds kLongest = Seconds{100} * 366 * 86400;  // nothing lasts a century

struct UnitWords {
  Seconds seconds;
  std::string_view words;
};
// Arabic words as normalized by make_plain().
constexpr std::array<UnitWords, 5> kUnits = {{{1, "|s|sec|secs|second|seconds|ثانيه|ثواني|"},
                                              {60, "|m|min|mins|minute|minutes|دقيقه|دقائق|"},
                                              {3600, "|h|hr|hrs|hour|hours|ساعه|ساعات|"},
                                              {86400, "|d|day|days|يوم|ايام|يوما|"},
                                              {604800, "|w|wk|week|weeks|اسبوع|اسابيع|"}}};

struct NumberWord {
  std::string_view word;
  Seconds number;
};
constexpr NumberWord kNumbers[] = {{"a", 1},       {"an", 1},     {"one", 1},   {"two", 2},
                                   {"three", 3},   {"four", 4},   {"five", 5},  {"six", 6},
                                   {"ten", 10},    {"seven", 7},  {"eight", 8}, {"nine", 9},
                                   {"eleven", 11}, {"twelve", 12}};

// Arabic counts one and two of a unit without a number.
struct CountedUnit {
  std::string_view word;
  Seconds seconds;
  Seconds unit;
};
constexpr CountedUnit kCounted[] = {
    {"دقيقه", 60, 60},           {"دقيقتان", 120, 60},      {"دقيقتين", 120, 60},
    {"ساعه", 3600, 3600},        {"ساعتان", 7200, 3600},    {"ساعتين", 7200, 3600},
    {"يوم", 86400, 86400},       {"يوما", 86400, 86400},    {"يومان", 172800, 86400},
    {"يومين", 172800, 86400},    {"اسبوع", 604800, 604800}, {"اسبوعان", 1209600, 604800},
    {"اسبوعين", 1209600, 604800}};

enum class Relation { exactly, about, at_least, at_most };

std::optional<Seconds> unit_of(std::string_view word) {
  const std::string delimited = fmt::format("|{}|", word);
  const auto* found = std::ranges::find_if(kUnits, [&](const UnitWords& unit) {
    return unit.words.find(delimited) != std::string_view::npos;
  });
  return found == kUnits.end() ? std::nullopt : std::optional(found->seconds);
}

// "1.5" of a unit, in whole seconds.
Seconds read_amount(Cursor& cursor, Seconds unit) {
  if (cursor.peek().text.size() > 9) cursor.fail("the duration is too long", kDurationHint);
  Seconds amount = 0;
  for (const char c : cursor.peek().text) amount = amount * 10 + (c - '0');
  amount *= unit;
  cursor.skip();
  const bool fraction = cursor.is_symbol(".") || cursor.is_symbol(",");
  if (!fraction || !cursor.tight() || !cursor.tight(1) || !cursor.is_number(1, 8, 1)) return amount;
  Seconds scale = 1;
  for (std::size_t i = 0; i < cursor.peek(1).text.size(); ++i) scale *= 10;
  amount += (cursor.number(1) * unit + scale / 2) / scale;
  cursor.skip(2);
  return amount;
}

// The position of the unit after a number and its fraction.
std::size_t unit_place(const Cursor& cursor) {
  const bool fraction = (cursor.is_symbol(".", 1) || cursor.is_symbol(",", 1)) && cursor.tight(1) &&
                        cursor.tight(2) && cursor.is_number(1, 8, 2);
  return fraction ? 3 : 1;
}

struct Amount {
  Seconds length;
  Seconds unit;
  std::size_t tokens;
};

// "two days", "half an hour", "ساعتين"; nothing, if it is none of these.
std::optional<Amount> amount_in_words(const Cursor& cursor) {
  const auto* counted = std::ranges::find(kCounted, cursor.peek().text, &CountedUnit::word);
  if (counted != std::end(kCounted)) return Amount{counted->seconds, counted->unit, 1};
  const std::size_t half = cursor.is_word("half") ? 1 : 0;
  const auto* number = std::ranges::find(kNumbers, cursor.peek(half).text, &NumberWord::word);
  if (number == std::end(kNumbers) || (half == 1 && number->number != 1)) return std::nullopt;
  const auto unit = unit_of(cursor.peek(half + 1).text);
  if (!unit) return std::nullopt;
  return Amount{half == 1 ? *unit / 2 : *unit * number->number, *unit, half + 2};
}

// "1:05:00", hours and more of them than a day has.
bool is_clock(const Cursor& cursor) {
  return cursor.is_number(1, 4) && cursor.is_symbol(":", 1) && cursor.is_number(2, 2, 2) &&
         cursor.is_symbol(":", 3) && cursor.is_number(2, 2, 4);
}

Seconds read_clock_length(Cursor& cursor) {
  const int minutes = cursor.number(2);
  const int seconds = cursor.number(4);
  if (minutes > 59 || seconds > 59) cursor.fail("minutes and seconds go up to 59", kDurationHint);
  const Seconds length = Seconds{cursor.number()} * 3600 + minutes * 60 + seconds;
  cursor.skip(5);
  cursor.skip_fraction();
  return length;
}

// "1h 20" and "5m 30": the next smaller unit.
std::optional<Seconds> implied_unit(const Cursor& cursor, Seconds smallest) {
  const bool last = cursor.is_number(1, 2) && cursor.peek(1).kind == Token::Kind::end;
  if (!last || cursor.number() > 59 || (smallest != 3600 && smallest != 60)) return std::nullopt;
  return smallest / 60;
}

Seconds read_part(Cursor& cursor) {
  if (cursor.is_number(1, 4) && cursor.is_symbol(":", 1) && cursor.is_number(2, 2, 2)) {
    const std::string_view first = cursor.peek().text;
    const std::string_view second = cursor.peek(2).text;
    cursor.fail("either hours and minutes or minutes and seconds",
                fmt::format("write {0}h {1}m or {0}m {1}s", first, second));
  }
  if (cursor.peek().kind != Token::Kind::number) cursor.fail("expected a number", kDurationHint);
  const Token& word = cursor.peek(unit_place(cursor));
  const auto unit = unit_of(word.text);
  if (!unit) {
    const bool calendar = word.text.starts_with("month") || word.text.starts_with("year");
    cursor.fail(calendar ? "months and years differ in length" : "the unit is missing",
                calendar ? "use days" : kDurationHint);
  }
  const Seconds amount = read_amount(cursor, *unit);
  cursor.skip();
  return amount;
}

// Largest unit first, each at most once: "3h 2d" or "5m 5m" is more likely a typo than a sum.
void check_order(const Cursor& cursor, Seconds unit, Seconds& smallest) {
  if (unit >= smallest)
    cursor.fail("units must go from the largest to the smallest", kDurationHint);
  smallest = unit;
}

Seconds checked_length(const Cursor& cursor, Seconds length) {
  if (length > kLongest) cursor.fail("the duration is too long", kDurationHint);
  return length;
}

Seconds read_units(Cursor& cursor) {
  Seconds total = 0;
  Seconds smallest = kLongest;
  do {
    if (is_clock(cursor)) {
      check_order(cursor, 3600, smallest);
      return checked_length(cursor, total + read_clock_length(cursor));
    }
    if (const auto unit = implied_unit(cursor, smallest)) {
      total += cursor.number() * *unit;
      cursor.skip();
      return checked_length(cursor, total);
    }
    if (cursor.peek().kind == Token::Kind::number) {
      check_order(cursor, unit_of(cursor.peek(unit_place(cursor)).text).value_or(0), smallest);
      total = checked_length(cursor, total + read_part(cursor));
    } else if (const auto words = amount_in_words(cursor)) {
      check_order(cursor, words->unit, smallest);
      total += words->length;
      cursor.skip(words->tokens);
    } else {
      total = checked_length(cursor, total + read_part(cursor));
    }
    while (cursor.is_word("and") || cursor.is_word("و") || cursor.is_symbol(",")) cursor.skip();
  } while (cursor.peek().kind == Token::Kind::number || amount_in_words(cursor));
  return total;
}

[[noreturn]] void refuse_iso(const Cursor& cursor, std::string_view unit) {
  if (unit == "m" || unit == "y") cursor.fail("months and years differ in length", "use days");
  cursor.fail("not an ISO 8601 unit", kDurationHint);
}

// "P2DT3H". Months and minutes share a letter: minutes come after a T.
Seconds read_iso(Cursor& cursor) {
  bool is_time = cursor.is_word("pt");
  bool t_is_last = is_time;
  cursor.skip();
  Seconds total = 0;
  Seconds smallest = kLongest;
  while (!cursor.done()) {
    if (cursor.peek().kind != Token::Kind::number) refuse_iso(cursor, {});
    std::string_view unit = cursor.peek(unit_place(cursor)).text;
    t_is_last = unit == "dt" && !is_time;
    if (t_is_last) unit = "d";
    const bool known =
        is_time ? unit == "h" || unit == "m" || unit == "s" : unit == "d" || unit == "w";
    if (!known) refuse_iso(cursor, unit);
    check_order(cursor, *unit_of(unit), smallest);
    total = checked_length(cursor, total + read_amount(cursor, *unit_of(unit)));
    cursor.skip();
    is_time = is_time || t_is_last;
  }
  if (t_is_last || smallest == kLongest) refuse_iso(cursor, {});
  return total;
}

Seconds read_length(Cursor& cursor) {
  if (cursor.is_symbol("-")) cursor.fail("a duration cannot be negative", kDurationHint);
  const bool iso = cursor.is_word("p") || cursor.is_word("pt");
  return iso ? read_iso(cursor) : read_units(cursor);
}

struct RelationWords {
  std::string_view first;
  std::string_view second;  // empty: one token
  Relation relation;
};
constexpr RelationWords kRelations[] = {
    {">", "=", Relation::at_least},       {"<", "=", Relation::at_most},
    {">", "", Relation::at_least},        {"<", "", Relation::at_most},
    {"more", "than", Relation::at_least}, {"less", "than", Relation::at_most},
    {"at", "least", Relation::at_least},  {"at", "most", Relation::at_most},
    {"over", "", Relation::at_least},     {"under", "", Relation::at_most},
    {"~", "", Relation::about},           {"اكثر", "من", Relation::at_least},
    {"اقل", "من", Relation::at_most},
};

Relation read_relation(Cursor& cursor) {
  if (is_approximate_word(cursor.peek().text)) {
    cursor.skip();
    return Relation::about;
  }
  for (const auto& row : kRelations) {
    const bool second = row.second.empty() || cursor.peek(1).text == row.second;
    if (cursor.peek().text != row.first || !second) continue;
    cursor.skip(row.second.empty() ? 1 : 2);
    return row.relation;
  }
  return Relation::exactly;
}

DurationBounds read_duration(Cursor cursor) {
  const Relation relation = read_relation(cursor);
  if (cursor.done()) cursor.fail("the text contains no duration", kDurationHint);
  const Seconds length = read_length(cursor);
  if (!cursor.done()) {
    cursor.fail(
        fmt::format("unexpected '{}'", cursor.tokens().stated(cursor.at(), cursor.at() + 1)),
        kDurationHint);
  }
  switch (relation) {
    case Relation::about:
      return {length * 3 / 4, (length * 5 + 3) / 4};
    case Relation::at_least:
      return {length, {}};
    case Relation::at_most:
      return {{}, length};
    case Relation::exactly:
      break;
  }
  return {length, length};
}

}  // namespace

DurationBounds parse_duration(std::string_view text) {
  check_length(text);
  const Tokens tokens(text);
  std::size_t dots = 0;
  while (dots < tokens.size() && tokens[dots].text != "..") ++dots;
  const Cursor from(tokens, 0, dots);
  if (dots == tokens.size()) return read_duration(from);
  const Cursor until(tokens, dots + 1, tokens.size());
  if (from.done() && until.done()) from.fail("the text contains no duration", kDurationHint);
  DurationBounds bounds;
  if (!from.done()) bounds.min = read_duration(from).min;
  if (!until.done()) bounds.max = read_duration(until).max;
  if (bounds.min && bounds.max && *bounds.min > *bounds.max) {
    from.fail("the shorter duration must come first", kDurationHint);
  }
  return bounds;
}

}  // namespace outagedb
