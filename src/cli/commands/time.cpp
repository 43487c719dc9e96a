#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/time_rule_options.hpp"
#include "cli/terminal/results.hpp"
#include "output/tables/escape_controls.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

constexpr int kFaulty = 1;

struct TimeOptions {
  std::string text;
  TimeRuleOptions rules;
  ResultOptions results;
};

using Zones = std::vector<Zone>;
using Meaning = std::variant<StatedTime, StatedSpan, DurationBounds>;
using Rows = std::vector<std::pair<std::string, std::string>>;

TimeRules rules_of(const TimeOptions& options, const Zones& zones) {
  TimeRules rules = options.rules.rules();
  rules.zone = zones.front();
  return rules;
}

std::optional<DurationBounds> duration_of(std::string_view text) {
  try {
    return parse_duration(text);
  } catch (const TimeError&) {
    return std::nullopt;
  }
}

// Text that is none of the three is reported as an invalid span; without a slash, that is a time.
Meaning meaning_of(std::string_view text, const TimeRules& rules) {
  try {
    return parse_time(text, rules);
  } catch (const TimeError&) {
  }
  try {
    return parse_span(text, rules);
  } catch (const TimeError&) {
    if (const auto duration = duration_of(text)) return *duration;
    throw;
  }
}

struct PrecisionWords {
  std::string_view name;  // for machines
  std::string_view spelled;
};

PrecisionWords words_of(Precision precision) {
  constexpr PrecisionWords kWords[] = {{"second", "to the second"},
                                       {"minute", "to the minute"},
                                       {"part_of_day", "to a part of the day"},
                                       {"day", "to the day"},
                                       {"part_of_month", "to a part of the month"},
                                       {"week", "to the week"},
                                       {"month", "to the month"},
                                       {"quarter", "to the quarter"},
                                       {"year", "to the year"},
                                       {"between", "somewhere between"}};
  return kWords[static_cast<std::size_t>(precision)];
}

// UTC first, and only once.
Zones shown_zones(const Zones& zones) {
  Zones shown = {Zone::utc()};
  for (const Zone& zone : zones) {
    if (std::find(shown.begin(), shown.end(), zone) == shown.end()) shown.push_back(zone);
  }
  return shown;
}

std::string moment_text(Instant at, const Zone& zone) {
  return zone == Zone::utc() ? format_rfc3339(at) : format_rfc3339(at, zone);
}

// With offsets, because the two ends of a repeated hour look the same without them.
std::string bounds_text(const TimeBounds& bounds, const Zone& zone) {
  if (bounds.exact()) return moment_text(*bounds.min, zone);
  const std::string min = bounds.min ? moment_text(*bounds.min, zone) + " " : "";
  return min + ".." + (bounds.max ? " " + moment_text(*bounds.max, zone) : "");
}

void add_block(Rows& rows, const std::string& what, const StatedTime& time, const Zones& zones) {
  rows.emplace_back(what, words_of(time.precision).spelled);
  if (!time.zone.empty()) rows.emplace_back("zone", escape_controls(time.zone));
  for (const Zone& zone : shown_zones(zones)) {
    try {
      rows.emplace_back(zone.label(), bounds_text(time.bounds, zone));
    } catch (const Error& unknown_clock) {
      rows.emplace_back(zone.label(), unknown_clock.what());
    }
  }
  for (const std::string& warning : time.warnings)
    rows.emplace_back("warning", escape_controls(warning));
}

Rows rows_of(const StatedTime& time, const Zones& zones) {
  Rows rows;
  add_block(rows, "time", time, zones);
  return rows;
}

Rows rows_of(const StatedSpan& span, const Zones& zones) {
  Rows rows;
  if (span.started.bounds.known()) {
    add_block(rows, "start", span.started, zones);
  } else {
    rows.emplace_back("start", "not known");
  }
  rows.emplace_back();
  if (span.ended) {
    add_block(rows, "end", *span.ended, zones);
  } else {
    rows.emplace_back("end", span.open ? "ongoing" : "not known");
  }
  return rows;
}

std::string limit_text(std::optional<Seconds> seconds) {
  return seconds ? fmt::format("{} ({} s)", format_duration(*seconds), *seconds) : "not known";
}

Rows rows_of(const DurationBounds& duration, const Zones&) {
  if (duration.min == duration.max) return {{"duration", limit_text(duration.min)}};
  return {{"duration", format_duration(duration)},
          {"at least", limit_text(duration.min)},
          {"at most", limit_text(duration.max)}};
}

std::string text_of(const Rows& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, display_width(row.first));
  std::string text;
  for (const auto& [label, value] : rows) {
    const std::size_t gap = label.empty() ? 0 : width + 2 - display_width(label);
    text.append(label).append(gap, ' ').append(value).append("\n");
  }
  return text;
}

// Null if unknown: an open end, or a local time after 2037.
void write_moment(JsonWriter& json, std::string_view key, std::optional<Instant> at,
                  const Zone& zone) {
  json.key(key);
  try {
    at ? json.text(moment_text(*at, zone)) : json.null();
  } catch (const Error&) {
    json.null();
  }
}

void write_time(JsonWriter& json, const StatedTime& time, const Zones& zones) {
  json.key("precision").text(words_of(time.precision).name);
  json.key("zone");
  time.zone.empty() ? json.null() : json.text(time.zone);
  write_moment(json, "min", time.bounds.min, Zone::utc());
  write_moment(json, "max", time.bounds.max, Zone::utc());
  json.key("local").begin_array();
  for (const Zone& zone : zones) {
    json.begin_object().key("zone").text(zone.name());
    write_moment(json, "min", time.bounds.min, zone);
    write_moment(json, "max", time.bounds.max, zone);
    json.end_object();
  }
  json.end_array().key("warnings").begin_array();
  for (const std::string& warning : time.warnings) json.text(warning);
  json.end_array();
}

void write_meaning(JsonWriter& json, const StatedTime& time, const Zones& zones) {
  json.key("kind").text("time");
  write_time(json, time, zones);
}

void write_meaning(JsonWriter& json, const StatedSpan& span, const Zones& zones) {
  const std::pair<const char*, const StatedTime*> ends[] = {
      {"started", span.started.bounds.known() ? &span.started : nullptr},
      {"ended", span.ended ? &*span.ended : nullptr}};
  json.key("kind").text("span");
  for (const auto& [key, time] : ends) {
    json.key(key);
    if (time == nullptr) {
      json.null();
    } else {
      json.begin_object();
      write_time(json, *time, zones);
      json.end_object();
    }
  }
  json.key("ongoing").boolean(span.open);
}

void write_meaning(JsonWriter& json, const DurationBounds& duration, const Zones&) {
  json.key("kind").text("duration");
  json.key("min_s");
  duration.min ? json.number(*duration.min) : json.null();
  json.key("max_s");
  duration.max ? json.number(*duration.max) : json.null();
}

std::string json_of(const std::string& text, const Meaning& meaning, const Zones& zones) {
  JsonWriter json;
  json.begin_object().key("text").text(text);
  std::visit([&](const auto& read) { write_meaning(json, read, zones); }, meaning);
  json.end_object();
  return json.str() + "\n";
}

// The caret must be below its column: text and caret are indented like the reason.
int tell(const TimeError& error, bool empty) {
  std::cerr << fmt::format("error: {}\n", escape_controls(error.what()));
  const std::string& caret = error.caret();
  const auto line_end = caret.find('\n');
  if (!empty) {
    std::cerr << fmt::format("       {}\n       {}\n", escape_controls(caret.substr(0, line_end)),
                             caret.substr(line_end + 1));
  }
  std::cerr << fmt::format(" hint: {}\n", escape_controls(error.hint()));
  return kFaulty;
}

int tell_time(const TimeOptions& options) {
  const std::string& format = options.results.format;
  if (format != "text" && format != "json") {
    throw Error(fmt::format("unknown output format '{}'", format), "available: text, json");
  }
  const Zones zones = options.results.zones();
  const TimeRules rules = rules_of(options, zones);
  try {
    const Meaning meaning = meaning_of(options.text, rules);
    const auto text = [&](const auto& read) { return text_of(rows_of(read, zones)); };
    const std::string result =
        format == "json" ? json_of(options.text, meaning, zones) : std::visit(text, meaning);
    options.results.write([&](std::ostream& out) { out << result; });
    return 0;
  } catch (const TimeError& error) {
    return tell(error, options.text.empty());
  }
}

}  // namespace

void add_time(CLI::App& app, Context& context) {
  const auto options = std::make_shared<TimeOptions>();
  auto* command = app.add_subcommand("time", "Show how a time is interpreted");
  command->footer(
      "TEXT may also be a start and an end, A/B, or a duration. A text without a zone is in the "
      "first of --tz.\nThe exit code is 1 if the text cannot be read.\n\n"
      "Example:\n  outagedb time \"24 May 2025 around 9 am ET\" --tz ET,Riyadh,London");
  command->add_option("TEXT", options->text, "Time, as worded by the source or a feed")
      ->type_name("")
      ->required();
  options->rules.add_to(*command);
  options->results.add_to(*command, "text|json");
  command->callback(
      [&context, options] { context.action = [options] { return tell_time(*options); }; });
}

}  // namespace outagedb
