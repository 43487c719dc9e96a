#include "input/records/row_times.hpp"

#include "base/text.hpp"
#include "input/records/fields.hpp"

namespace outagedb {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// A single word, such as UNKNOWN.
bool may_mean_none(std::string_view text) {
  return trim(text).find_first_of("0123456789 \t") == std::string_view::npos;
}

// Bare numbers are read only if their unit is declared.
std::string hint_for(std::string_view text, const Error& error) {
  if (may_mean_none(text))
    return error.hint() + "; if it means 'not stated' in a table, declare it with --missing";
  if (!is_number(text)) return error.hint();
  return error.hint() +
         "; if the numbers of a table are times, declare their unit with --epoch s|ms|us or "
         "--excel-dates";
}

// The caret belongs to the reason: it shows which part of a long text is meant.
template <typename Read>
auto in_column(std::string_view column, std::string_view text, Read read) {
  try {
    return read();
  } catch (const TimeError& error) {
    throw RecordError(std::string(column) + ": " + error.what() + "\n" + error.caret(),
                      hint_for(text, error));
  } catch (const Error& error) {
    throw RecordError(std::string(column) + ": " + error.what(), error.hint());
  }
}

}  // namespace

RowTimes::RowTimes(const TimeRules& rules, std::string_view zone, const Place& place, Sink& sink)
    : rules_(rules), place_(place), sink_(sink) {
  if (!zone.empty()) rules_ = in_column("zone", zone, [&] { return in_zone(rules, zone); });
}

StatedTime RowTimes::time(std::string_view column, std::string_view text) const {
  auto stated = in_column(column, text, [&] { return parse_time(text, rules_); });
  tell(column, stated);
  return stated;
}

StatedSpan RowTimes::span(std::string_view column, std::string_view text) const {
  auto stated = in_column(column, text, [&] { return parse_span(text, rules_); });
  tell(column, stated.started);
  if (stated.ended) tell(column, *stated.ended);
  return stated;
}

Instant RowTimes::exact(std::string_view column, std::string_view text) const {
  if (const auto at = parse_rfc3339(text)) return *at;
  const StatedTime stated = time(column, text);
  if (stated.bounds.exact()) return *stated.bounds.min;
  throw RecordError(std::string(column) + ": '" + std::string(text) + "' is not exact",
                    "state the minute and the offset, such as 2025-05-24T08:51-04:00");
}

std::optional<Instant> RowTimes::exact_if_readable(std::string_view column,
                                                   std::string_view text) const {
  try {
    return exact(column, text);
  } catch (const RecordError& error) {
    const std::string reason = error.what();
    sink_.warn("line " + std::to_string(place_.line) + ": " + reason.substr(0, reason.find('\n')) +
               "; the time is ignored");
    return std::nullopt;
  }
}

Instant RowTimes::from(std::string_view column, std::string_view text) const {
  return in_column(column, text, [&] { return window_from(text, rules_); });
}

Instant RowTimes::until(std::string_view column, std::string_view text) const {
  return in_column(column, text, [&] { return window_until(text, rules_); });
}

void RowTimes::tell(std::string_view column, const StatedTime& stated) const {
  for (const std::string& warning : stated.warnings) {
    sink_.warn("line " + std::to_string(place_.line) + ": " + std::string(column) + ": " + warning);
  }
}

DurationBounds stated_duration(std::string_view column, std::string_view text) {
  return in_column(column, text, [&] { return parse_duration(text); });
}

}  // namespace outagedb
