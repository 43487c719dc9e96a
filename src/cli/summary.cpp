#include "cli/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>
#include <utility>

#include "base/json.hpp"
#include "cli/terminal/escape.hpp"

namespace outagedb {
namespace {

void list(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void tell_json(const Summary& summary, const SummaryOptions& options) {
  JsonWriter json;
  json.begin_object();
  json.key("input").text(options.input).key("format").text(options.format);
  json.key("batch");
  options.not_kept.empty() ? json.number(summary.batch) : json.null();
  json.key("read")
      .number(summary.read)
      .key("added")
      .number(summary.added)
      .key("changed")
      .number(summary.changed);
  json.key("unchanged").number(summary.unchanged).key("rejected").number(summary.rejected);
  json.key("faults").number(summary.faults);
  list(json, "new_platforms", summary.new_platforms);
  list(json, "assumed_coverage", summary.assumed);
  list(json, "understood", options.understood);
  list(json, "warnings", summary.warnings);
  json.key("first_rejects").begin_array();
  for (const Rejected& rejected : summary.first_rejects) {
    json.begin_object().key("line").number(static_cast<std::int64_t>(rejected.line));
    json.key("reason").text(rejected.reason).key("hint").text(rejected.hint).end_object();
  }
  json.end_array().end_object();
  std::cout << json.str() << '\n';
}

// Keeps the lines of a long message below their heading.
constexpr const char* kIndent = "    ";

void tell_assumed(const std::vector<std::string>& assumed) {
  constexpr std::size_t kShown = 5;
  for (std::size_t i = 0; i < std::min(kShown, assumed.size()); ++i)
    std::cerr << fmt::format("  {}\n", escape_for_terminal(assumed[i], kIndent));
  if (assumed.size() > kShown) {
    std::cerr << fmt::format("  and of {} more platforms (see 'outagedb coverage list')\n",
                             assumed.size() - kShown);
  }
}

void tell_new_platforms(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 20;
  if (names.empty()) return;
  const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, names.size()));
  std::string text = fmt::format("{}", fmt::join(names.begin(), end, ", "));
  if (names.size() > kShown) {
    text +=
        fmt::format(" and {} more ('outagedb query platforms' lists them)", names.size() - kShown);
  }
  std::cerr << fmt::format("  new platforms: {}\n", escape_for_terminal(text));
}

// "41 added, 1 rejected".
std::string counts(const Summary& summary) {
  std::string text;
  for (const auto& [count, what] : {std::pair(summary.added, "added"),
                                    {summary.changed, "changed"},
                                    {summary.unchanged, "unchanged"},
                                    {summary.rejected, "rejected"}}) {
    if (count != 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
  }
  return text.empty() ? "no records" : text;
}

void tell_text(const Summary& summary, const SummaryOptions& options) {
  std::cerr << fmt::format("{} ({}): {}\n", escape_for_terminal(options.input), options.format,
                           counts(summary));
  for (const std::string& line : options.understood)
    std::cerr << fmt::format("  {}\n", escape_for_terminal(line, kIndent));
  for (const Rejected& rejected : summary.first_rejects) {
    std::cerr << fmt::format("{}:{}: {}\n    {}\n", escape_for_terminal(options.input),
                             rejected.line, escape_for_terminal(rejected.reason, kIndent),
                             escape_for_terminal(rejected.record));
    if (!rejected.hint.empty())
      std::cerr << fmt::format("    hint: {}\n", escape_for_terminal(rejected.hint, kIndent));
  }
  const auto more = summary.rejected - static_cast<std::int64_t>(summary.first_rejects.size());
  const bool kept = options.not_kept.empty();
  if (more > 0) {
    std::cerr << fmt::format("  and {} more{}\n", more,
                             kept ? ": 'outagedb query rejects' lists them" : "");
  }
  tell_new_platforms(summary.new_platforms);
  if (summary.faults > 0) {
    std::cerr << fmt::format(
        "  {} inconsistent times, which were discarded{}\n",
        summary.faults == 1 ? "1 incident has" : fmt::format("{} incidents have", summary.faults),
        kept ? "; see 'outagedb query faults'" : "");
  }
  tell_assumed(summary.assumed);
  for (const std::string& warning : summary.warnings)
    std::cerr << fmt::format("  warning: {}\n", escape_for_terminal(warning, kIndent));
  if (!options.not_kept.empty()) std::cerr << fmt::format("  {}\n", options.not_kept);
}

}  // namespace

void print_summary(const Summary& summary, const SummaryOptions& options) {
  if (options.json) {
    tell_json(summary, options);
  } else if (!options.quiet) {
    tell_text(summary, options);
  }
}

}  // namespace outagedb
