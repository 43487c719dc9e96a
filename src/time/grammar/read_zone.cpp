#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>

#include "time/grammar/parsed_time.hpp"
#include "time/zones/limits.hpp"
#include "time/zones/zone_names.hpp"

namespace outagedb {
namespace {

// Maximum number of tokens in a zone name: المملكة العربية السعودية,
// America/North_Dakota/New_Salem.
constexpr std::size_t kLongestName = 7;

ZoneMark mark_from(const Cursor& cursor, std::size_t length) {
  ZoneMark mark;
  mark.position = cursor.position();
  mark.text = std::string(cursor.tokens().stated(cursor.at(), cursor.at() + length));
  return mark;
}

// Words, and the symbols that join them in a name: "America/New_York", "Etc/GMT+3", "W-SU", "GMT0".
bool may_belong_to_name(const Cursor& cursor, std::size_t ahead) {
  const Token& token = cursor.peek(ahead);
  if (token.kind == Token::Kind::word) return true;
  if (token.spaced || token.kind == Token::Kind::end) return false;
  return token.kind == Token::Kind::number || token.text == "/" || token.text == "+" ||
         token.text == "-";
}

std::optional<Zone> settled_label(const std::string& key, const TimeRules& rules) {
  for (const auto& [label, zone] : rules.labels) {
    if (zone_key(label) == key) return Zone::named(zone);
  }
  return std::nullopt;
}

// ±hh:mm, ±hhmm or ±hh at the cursor's sign; "+3" only after UTC.
std::optional<Seconds> read_signed(Cursor& cursor, std::size_t fewest_digits) {
  const bool west = cursor.is_symbol("-");
  if ((!west && !cursor.is_symbol("+")) || !cursor.tight(1)) return std::nullopt;
  const bool basic = cursor.is_number(4, 4, 1);
  if (!basic && !cursor.is_number(fewest_digits, 2, 1)) return std::nullopt;
  const int number = cursor.number(1);
  int minutes = basic ? number / 100 * 60 + number % 100 : number * 60;
  bool odd = basic && number % 100 > 59;
  std::size_t length = 2;
  if (!basic && cursor.is_symbol(":", 2) && cursor.is_number(2, 2, 3)) {
    minutes += cursor.number(3);
    odd = cursor.number(3) > 59;
    length = 4;
  }
  if (odd || minutes * Seconds{60} > kWidestOffset) {
    cursor.fail("the UTC offset is out of range", "offsets go from -12:00 to +14:00");
  }
  cursor.skip(length);
  return west ? -minutes * 60 : minutes * 60;
}

// "UTC+3", "GMT-0400"
std::optional<ZoneMark> read_utc_offset(Cursor& cursor) {
  const bool utc = cursor.is_word("utc") || cursor.is_word("gmt");
  const bool is_signed = cursor.is_symbol("+", 1) || cursor.is_symbol("-", 1);
  if (!utc || !is_signed || cursor.peek(2).kind != Token::Kind::number) return std::nullopt;
  Cursor ahead = cursor;
  ahead.skip();
  const auto offset = read_signed(ahead, 1);
  if (!offset) return std::nullopt;
  ZoneMark mark = mark_from(cursor, ahead.at() - cursor.at());
  mark.offset = offset;
  cursor = ahead;
  return mark;
}

[[noreturn]] void refuse_ambiguous(const Cursor& cursor, const AmbiguousLabel& label,
                                   std::string_view stated) {
  cursor.fail(fmt::format("'{}' is the label of several zones", stated),
              ambiguous_hint(label.choices, stated));
}

}  // namespace

bool set_zone(ZoneMark& mark, const std::string& key, const TimeRules& rules) {
  const auto settled = settled_label(key, rules);
  const auto found = find_zone(key);
  if (!settled && !found) return false;
  mark.zone = settled ? *settled : Zone(found->zone);
  // A label that the user mapped to another zone implies nothing about the offset there.
  if (found && found->zone == mark.zone->get()) mark.offset = found->offset();
  if (!settled) mark.alias = found->alias;
  mark.is_z = key == "z" && !settled;
  return true;
}

TimeRules in_zone(TimeRules rules, std::string_view stated) {
  const std::string key = zone_key(stated);
  const auto settled = settled_label(key, rules);
  const auto found = find_zone(key);
  const bool is_label = found && found->offset();
  rules.zone = settled ? *settled : is_label ? Zone(found->zone) : Zone::named(stated);
  rules.zone_label = is_label ? stated : "";
  return rules;
}

std::optional<ZoneMark> read_offset(Cursor& cursor) {
  Cursor ahead = cursor;
  const auto offset = read_signed(ahead, 2);
  if (!offset) return std::nullopt;
  ZoneMark mark = mark_from(cursor, ahead.at() - cursor.at());
  mark.offset = offset;
  cursor = ahead;
  return mark;
}

std::optional<ZoneMark> read_zone(Cursor& cursor, const TimeRules& rules) {
  if (cursor.peek().kind != Token::Kind::word) return std::nullopt;
  if (auto mark = read_utc_offset(cursor)) return mark;
  std::size_t length = 1;
  while (length < kLongestName && may_belong_to_name(cursor, length)) ++length;
  for (; length > 0; --length) {
    const std::string key = zone_key(cursor.tokens().plain(cursor.at(), cursor.at() + length));
    ZoneMark mark = mark_from(cursor, length);
    if (set_zone(mark, key, rules)) {
      cursor.skip(length);
      return mark;
    }
    if (const auto* label = find_ambiguous(key)) refuse_ambiguous(cursor, *label, mark.text);
  }
  return std::nullopt;
}

std::optional<ZoneMark> read_suffix(Cursor& cursor, const TimeRules& rules) {
  const std::size_t open = cursor.at();
  cursor.skip();
  const bool critical = cursor.take_symbol("!");
  const std::size_t from = cursor.at();
  bool has_value = false;
  while (!cursor.done() && !cursor.is_symbol("]")) {
    has_value = has_value || cursor.is_symbol("=");
    cursor.skip();
  }
  if (cursor.done())
    cursor.fail_at(cursor.tokens()[open].position, R"("[" without "]")", std::string(kZoneHint));
  Cursor inside(cursor.tokens(), from, cursor.at());
  const std::size_t length = cursor.at() - from;
  cursor.skip();
  if (has_value) {
    if (critical) inside.fail("unsupported critical calendar or option", "remove it");
    return std::nullopt;
  }
  if (auto mark = read_offset(inside); mark && inside.done()) return mark;
  ZoneMark mark = mark_from(inside, length);
  if (length > 0 && set_zone(mark, zone_key(cursor.tokens().plain(from, from + length)), rules))
    return mark;
  inside.fail(fmt::format("unknown time zone '{}'", mark.text), std::string(kZoneHint));
}

}  // namespace outagedb
