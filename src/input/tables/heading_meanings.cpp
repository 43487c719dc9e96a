#include "input/tables/heading_meanings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "input/tables/duration_units.hpp"

namespace outagedb {
namespace {

// What headings mean, as plain_heading() gives them: the first that a table has counts.
struct Meaning {
  std::string_view field;
  std::string_view headings;  // separated by |
};
constexpr std::string_view kDurations = "downtime|time down|length|المدة|مدة الانقطاع|مدة التعطل";
constexpr std::array kMeanings{
    Meaning{"started",
            "start time|started at|start date|start datetime|start|began at|began|beginning|begin|"
            "opened at|opened|وقت البداية|تاريخ البداية|البداية|بدأ"},
    Meaning{"ended",
            "end time|ended at|end date|end datetime|end|finished at|finished|resolved at|resolved|"
            "restored at|restored|restoration date|restoration|closed at|closed|closed date|"
            "recovered at|recovered|fixed at|fixed|"
            "وقت النهاية|تاريخ النهاية|النهاية|انتهى"},
    Meaning{"title", "summary|short description|description|incident|العنوان|الوصف"},
    Meaning{"severity", "sev|priority|prio|criticality|impact|الخطورة|الشدة|الأهمية"},
    Meaning{"component",
            "service|affected service|system|application|product|unit|unit name|"
            "الخدمة|النظام|التطبيق|المكون|المكوّن"},
    Meaning{"duration", kDurations},
    Meaning{"cause", "root cause|cause category|reason|السبب"},
    Meaning{"key", "id|number|ticket|reference|case number|obs|observation|الرقم|المعرف"},
    Meaning{"status", "state of incident|الحالة"},
    Meaning{"url", "link|الرابط"},
    Meaning{"platform", "provider|company|site|المنصة|الشركة|الموقع"}};

// Headings such as "Outage Duration" mean what they mean without their first word.
constexpr std::array<std::string_view, 5> kPrefixes{"outage ", "event ", "incident ",
                                                    "interruption ", "disruption "};

// A start or an end in two columns, such as "Start Date" and "Start Time": the words around which
// the date and the clock time are named.
struct Stems {
  std::string_view field;
  std::string_view stems;  // separated by |
};
constexpr std::array kStems{
    Stems{"started", "start|started|begin|began|beginning|opened|البداية"},
    Stems{"ended", "end|ended|finish|finished|resolved|resolution|restored|restoration|النهاية"}};
constexpr std::array<std::string_view, 4> kDates{"{} date", "date {}", "date of {}", "تاريخ {}"};
constexpr std::array<std::string_view, 5> kClocks{"{} time", "time {}", "time of {}", "وقت {}",
                                                  "ساعة {}"};
constexpr std::string_view kDay = "date|التاريخ";
constexpr std::string_view kClock = "time|clock time|الوقت|الساعة";

constexpr std::array<std::string_view, 5> kTimes{"started", "ended", "when", "observed_at",
                                                 "stated_at"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "10:30", "5:00 PM", "1730", "noon": no numbers around a slash or hyphen, and no eight digits.
bool may_be_clock(std::string_view text) {
  if (std::ranges::count_if(text, is_digit) >= 8 && text.find(':') == std::string_view::npos)
    return false;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if ((text[at] == '/' || text[at] == '-') && is_digit(text[at - 1]) && is_digit(text[at + 1]))
      return false;
  }
  return true;
}

bool means_duration(const std::string& plain) {
  const auto is_one = [&](std::string_view heading) {
    const std::string folded = fold(heading);
    return plain == folded || std::ranges::any_of(kPrefixes, [&](std::string_view prefix) {
             return plain == std::string(prefix) + folded;
           });
  };
  const auto headings = split(kDurations, '|');
  return is_one("duration") || std::ranges::any_of(headings, is_one);
}

class Headings {
 public:
  static constexpr std::size_t kTwice = std::string::npos;

  Headings(const std::vector<TableRow>& rows, const TableMapping& mapping)
      : rows_(rows), mapping_(mapping) {
    const std::vector<std::string>& headings = rows.front().cells;
    for (std::size_t at = 0; at < headings.size(); ++at) {
      constexpr std::size_t kLongest = 200;  // longer cells are texts
      if (headings[at].empty() || headings[at].size() > kLongest) continue;
      names_.insert(lower_ascii(trim(headings[at])));
      std::string plain = plain_heading(headings[at]);
      std::string duration = without_unit(plain);
      if (duration != plain && means_duration(duration)) plain = std::move(duration);
      const auto [place, is_first] = places_.emplace(std::move(plain), at);
      if (!is_first) place->second = kTwice;
    }
  }

  // Whether a column has the name of our field.
  [[nodiscard]] bool has(std::string_view field) const { return names_.contains(field); }

  // The column of that heading, if it is the only one and the user has not mapped it.
  [[nodiscard]] std::optional<std::size_t> free(std::string_view name) const {
    const auto found = places_.find(name);
    if (found == places_.end() || found->second == kTwice) return std::nullopt;
    const std::size_t at = found->second;
    const bool taken = std::ranges::any_of(mapping_.columns, [&](const auto& given) {
      return lower_ascii(given.column) == lower_ascii(trim(rows_.front().cells[at]));
    });
    return taken ? std::nullopt : std::optional(at);
  }

  // The first of several headings that the table has, also after the word "outage" and its like.
  [[nodiscard]] std::optional<std::size_t> first_of(std::string_view headings) const {
    for (const std::string_view heading : split(headings, '|')) {
      const std::string plain = fold(heading);
      if (const auto at = free(plain)) return at;
      for (const std::string_view prefix : kPrefixes) {
        if (const auto at = free(std::string(prefix) + plain)) return at;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string name(std::size_t at) const {
    return std::string(trim(rows_.front().cells[at]));
  }
  [[nodiscard]] std::string names(std::size_t date, std::size_t clock) const {
    return fmt::format("{} + {}", name(date), name(clock));
  }

  // Whether the column has cells, and none of them is more than a clock time.
  [[nodiscard]] bool has_clocks(std::size_t at) const {
    bool filled = false;
    for (auto row = rows_.begin() + 1; row != rows_.end(); ++row) {
      if (at >= row->cells.size() || trim(row->cells[at]).empty()) continue;
      if (!may_be_clock(trim(row->cells[at]))) return false;
      filled = filled || row->cells[at].find(':') != std::string::npos;
    }
    return filled;
  }

 private:
  const std::vector<TableRow>& rows_;
  const TableMapping& mapping_;
  std::set<std::string, std::less<>> names_;  // in lower case
  std::map<std::string, std::size_t, std::less<>>
      places_;  // of headings as plain_heading() gives them
};

// The headings that name a part of a time by its word: "start date|date start|date of start|…".
template <typename Patterns>
std::string headings_of(const Patterns& patterns, std::string_view stem) {
  std::string headings;
  for (const std::string_view pattern : patterns) {
    const auto hole = pattern.find("{}");
    headings += fmt::format("{}{}{}|", pattern.substr(0, hole), stem, pattern.substr(hole + 2));
  }
  return headings;
}

// "Event Began" and "Began" are one stem.
std::optional<std::string> pair_of_stem(const Headings& headings, std::string_view stem) {
  std::vector<std::string> stems{std::string(stem)};
  for (const std::string_view prefix : kPrefixes) stems.push_back(std::string(prefix) + stems[0]);
  for (const std::string& one : stems) {
    const auto date = headings.first_of(headings_of(kDates, one));
    const auto clock = headings.first_of(headings_of(kClocks, one));
    if (date && clock && headings.has_clocks(*clock)) return headings.names(*date, *clock);
  }
  return std::nullopt;
}

std::optional<std::string> pair_of(const Headings& headings, std::string_view field) {
  for (const Stems& row : kStems) {
    if (row.field != field) continue;
    for (const std::string_view stem : split(row.stems, '|')) {
      if (auto pair = pair_of_stem(headings, fold(stem))) return pair;
    }
  }
  return std::nullopt;
}

// The column of a start or an end, which may be joined with that of its date.
std::optional<std::string> time_column(const Headings& headings, const Meaning& meaning) {
  if (auto pair = pair_of(headings, meaning.field)) return pair;
  const auto day = headings.first_of(kDay);
  if (const auto at = headings.first_of(fmt::format("{}|{}", meaning.headings, meaning.field)))
    return day && headings.has_clocks(*at) ? headings.names(*day, *at) : headings.name(*at);
  if (meaning.field != "started" || !day) return std::nullopt;
  const auto clock = headings.first_of(kClock);
  return clock && headings.has_clocks(*clock) ? headings.names(*day, *clock) : headings.name(*day);
}

// A day alone means a start only in a table that describes incidents.
bool is_incidents(const std::vector<TableMapping::Column>& meant) {
  constexpr std::array<std::string_view, 6> kOfIncidents{"ended",     "title",    "severity",
                                                         "component", "duration", "cause"};
  return std::ranges::any_of(meant, [&](const auto& column) {
    return std::ranges::find(kOfIncidents, column.field) != kOfIncidents.end();
  });
}

}  // namespace

std::string plain_heading(std::string_view heading) {
  std::string text(heading.substr(0, heading.find('(')));
  for (char& c : text) {
    if (c == '_' || c == '-' || c == '.') c = ' ';
  }
  return fold(text);
}

bool is_time_field(std::string_view name) noexcept {
  return std::ranges::find(kTimes, name) != kTimes.end();
}

bool names_platforms(std::string_view heading) {
  constexpr std::string_view kPlatforms =
      "service|system|application|product|الخدمة|النظام|التطبيق";
  return std::ranges::any_of(split(kPlatforms, '|'), [&](std::string_view name) {
    return fold(name) == plain_heading(heading);
  });
}

std::vector<TableMapping::Column> meant_columns(const std::vector<TableRow>& rows,
                                                const TableMapping& mapping) {
  const Headings headings(rows, mapping);
  const bool ours = std::ranges::any_of(
      kTimes, [&](std::string_view time) { return mapping.fills(time) || headings.has(time); });
  if (ours) return {};
  std::vector<TableMapping::Column> meant;
  for (const Meaning& meaning : kMeanings) {
    if (mapping.fills(meaning.field) || headings.has(meaning.field)) continue;
    std::optional<std::string> column;
    if (is_time_field(meaning.field)) {
      column = time_column(headings, meaning);
    } else if (const auto at =
                   headings.first_of(fmt::format("{}|{}", meaning.headings, meaning.field))) {
      column = headings.name(*at);
    }
    if (column) meant.push_back({std::string(meaning.field), std::move(*column)});
  }
  const auto started = std::ranges::find(meant, "started", &TableMapping::Column::field);
  const bool day_only = started != meant.end() && headings.first_of(kDay) &&
                        started->column == headings.name(*headings.first_of(kDay));
  if (day_only && !is_incidents(meant) && !headings.has("title")) return {};
  return meant;
}

std::vector<std::string> joined_columns(std::string_view column) {
  constexpr std::string_view kJoin = " + ";
  std::vector<std::string> names;
  for (auto plus = column.find(kJoin); plus != std::string_view::npos; plus = column.find(kJoin)) {
    names.push_back(lower_ascii(trim(column.substr(0, plus))));
    column.remove_prefix(plus + kJoin.size());
  }
  names.push_back(lower_ascii(trim(column)));
  return names;
}

}  // namespace outagedb
