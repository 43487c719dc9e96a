#include "input/tables/understand_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "input/records/csv_reader.hpp"
#include "input/tables/table_columns.hpp"
#include "input/tables/table_reader.hpp"

namespace outagedb {
namespace {

// What headings mean, as plain_heading() gives them: the first that a table has counts.
struct Meaning {
  std::string_view field;
  std::string_view headings;  // separated by |
};
constexpr std::array kMeanings{
    Meaning{"started",
            "start time|started at|start date|start datetime|start|began at|began|beginning|begin|"
            "opened at|opened|outage start|event start|وقت البداية|تاريخ البداية|البداية|بدأ"},
    Meaning{"ended",
            "end time|ended at|end date|end datetime|end|finished at|finished|resolved at|resolved|"
            "restored at|restored|outage end|event end|وقت النهاية|تاريخ النهاية|النهاية|انتهى"},
    Meaning{"title", "summary|short description|description|incident|العنوان|الوصف"},
    Meaning{"severity", "sev|priority|impact|الخطورة|الشدة|الأهمية"},
    Meaning{"component", "service|affected service|system|unit|unit name|الخدمة|المكون|المكوّن"},
    Meaning{"duration", "outage duration|downtime|المدة"},
    Meaning{"cause", "root cause|reason|السبب"},
    Meaning{"key", "incident id|incident number|id|number|ticket|الرقم|المعرف"},
    Meaning{"status", "state of incident|الحالة"},
    Meaning{"url", "link|الرابط"},
    Meaning{"platform", "provider|company|site|المنصة|الشركة|الموقع"}};

constexpr std::array<std::string_view, 5> kTimes{"started", "ended", "when", "observed_at",
                                                 "stated_at"};

// "Start_Time (UTC)" → "start time"
std::string plain_heading(std::string_view heading) {
  std::string text(heading.substr(0, heading.find('(')));
  for (char& c : text) {
    if (c == '_' || c == '-' || c == '.') c = ' ';
  }
  return fold(text);
}

// The complete rows in the head of a table, the header first; none if it is not a table.
std::vector<std::vector<std::string>> rows_of(std::string_view head,
                                              std::optional<char> separator) {
  std::vector<std::vector<std::string>> rows;
  const auto end = head.rfind('\n');
  if (end == std::string_view::npos || !is_some_table(head)) return rows;
  std::istringstream stream{std::string(head.substr(0, end + 1))};
  CsvReader reader(stream, separator);
  while (const CsvRecord* record = reader.next()) {
    if (!record->problem.empty()) continue;
    rows.emplace_back(record->fields.begin(), record->fields.end());
  }
  return rows;
}

bool is_mapped(const TableMapping& mapping, std::string_view field) {
  return mapping.constants.contains(std::string(field)) ||
         std::ranges::any_of(mapping.columns,
                             [&](const auto& column) { return column.field == field; });
}

// The columns whose headings mean one of our fields. None if the table or the mapping already has
// one of our times: then its other columns are the user's own.
std::vector<TableMapping::Column> meant_columns(const std::vector<std::string>& header,
                                                const TableMapping& mapping) {
  std::vector<std::string> plain;
  plain.reserve(header.size());
  for (const std::string& heading : header) plain.push_back(plain_heading(heading));
  const bool ours = std::ranges::any_of(kTimes, [&](std::string_view time) {
    return is_mapped(mapping, time) || std::ranges::find(plain, time) != plain.end();
  });
  if (ours) return {};
  const auto index_of = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(plain, name) - plain.begin());
  };
  std::vector<TableMapping::Column> meant;
  for (const Meaning& meaning : kMeanings) {
    if (is_mapped(mapping, meaning.field) || index_of(meaning.field) < plain.size()) continue;
    for (const std::string_view heading : split(meaning.headings, '|')) {
      const std::size_t at = index_of(fold(heading));
      if (at == plain.size()) continue;
      const std::string& column = header[at];
      const bool taken = std::ranges::any_of(mapping.columns, [&](const auto& given) {
        return lower_ascii(given.column) == lower_ascii(trim(column));
      });
      const bool twice = std::ranges::count(plain, plain[at]) > 1;
      if (taken || twice) continue;
      meant.push_back({std::string(meaning.field), std::string(trim(column))});
      break;
    }
  }
  return meant;
}

// What one date says about the order of its numbers.
struct OrderSeen {
  bool numeric = false;
  std::optional<DateOrder> only = {};
};

OrderSeen order_of(std::string_view text) {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  char separator = 0;
  std::size_t at = 0;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0 &&
           digits[n] < 5) {
      numbers[n] = numbers[n] * 10 + (text[at++] - '0');
      ++digits[n];
    }
    if (digits[n] == 0) return {};
    if (n == 2) break;
    if (at == text.size() || std::string_view("/.-").find(text[at]) == std::string_view::npos ||
        (n == 1 && text[at] != separator))
      return {};
    separator = text[at++];
  }
  if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 2 && digits[2] != 4)) return {};
  const auto [a, b, year] = numbers;
  if (b > 12 && a <= 12) return {true, DateOrder::month_first};
  // 21/02/14 could begin with the year.
  if (a > 12 && b <= 12 && (digits[2] == 4 || year > 31)) return {true, DateOrder::day_first};
  return {true, {}};
}

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789.,%+- ") == std::string_view::npos;
}

// The columns that tell apart rows with one start and title, so that these are not taken for one
// incident: each time the column that tells most of them apart, of columns with names.
class KeyColumns {
 public:
  KeyColumns(const std::vector<std::vector<std::string>>& rows, const TableMapping& mapping)
      : rows_(rows) {
    for (std::size_t at = 0; at < rows.front().size(); ++at) {
      const auto mapped = std::ranges::find_if(mapping.columns, [&](const auto& column) {
        return column.column == trim(rows.front()[at]);
      });
      const std::string field = mapped == mapping.columns.end() ? "" : mapped->field;
      if (field == "started" || field == "title") {
        chosen_.push_back(at);
      } else if ((field.empty() || field == "component" || field == "platform") && names_in(at)) {
        candidates_.push_back(at);
      }
    }
  }

  // Empty if start and title suffice.
  std::vector<std::size_t> choose() {
    constexpr std::size_t kMost = 6;
    const std::size_t all = different(candidates_);
    std::size_t now = different({});
    if (now == all) return {};
    while (now < all && chosen_.size() < kMost) {
      const auto best = std::ranges::max_element(candidates_, {},
                                                 [&](std::size_t at) { return different({at}); });
      now = different({*best});
      chosen_.push_back(*best);
    }
    return chosen_;
  }

 private:
  // A column of which more than a fifth are numbers is a measure.
  [[nodiscard]] bool names_in(std::size_t at) const {
    std::size_t names = 0;
    std::size_t numbers = 0;
    for (std::size_t row = 1; row < rows_.size(); ++row) {
      if (at >= rows_[row].size() || trim(rows_[row][at]).empty()) continue;
      ++(is_number(rows_[row][at]) ? numbers : names);
    }
    return !rows_.front()[at].empty() && names > 0 && numbers * 4 <= names;
  }

  // The number of different rows in the chosen columns and these.
  [[nodiscard]] std::size_t different(const std::vector<std::size_t>& more) const {
    std::set<std::string> seen;
    for (std::size_t row = 1; row < rows_.size(); ++row) {
      std::string text;
      for (const auto* columns : {&chosen_, &more}) {
        for (const std::size_t at : *columns) {
          if (at < rows_[row].size()) text += rows_[row][at];
          text += '\n';
        }
      }
      seen.insert(std::move(text));
    }
    return seen.size();
  }

  const std::vector<std::vector<std::string>>& rows_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> candidates_;
};

// Joined as a mapping names them; empty if the table needs no key of its own or has one.
std::string key_of(const std::vector<std::vector<std::string>>& rows, const TableMapping& mapping) {
  std::string key;
  if (is_mapped(mapping, "key") || !is_mapped(mapping, "started")) return key;
  for (const std::size_t at : KeyColumns(rows, mapping).choose())
    key += fmt::format("{}{}", key.empty() ? "" : " + ", trim(rows.front()[at]));
  return key;
}

struct Orders {
  std::string day_first;  // a date that leaves only this order
  std::string month_first;
};

Orders orders_in(const std::vector<std::vector<std::string>>& rows, const TableMapping& mapping) {
  Orders seen;
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < rows.front().size(); ++at) {
    const std::string heading = lower_ascii(trim(rows.front()[at]));
    const bool mapped = std::ranges::any_of(mapping.columns, [&](const auto& column) {
      return lower_ascii(column.column) == heading &&
             std::ranges::find(kTimes, column.field) != kTimes.end();
    });
    if (mapped || std::ranges::find(kTimes, heading) != kTimes.end()) columns.push_back(at);
  }
  for (std::size_t row = 1; row < rows.size(); ++row) {
    for (const std::size_t at : columns) {
      if (at >= rows[row].size()) continue;
      const std::string text(trim(rows[row][at]));
      const OrderSeen order = order_of(text);
      if (!order.only) continue;
      std::string& example =
          *order.only == DateOrder::day_first ? seen.day_first : seen.month_first;
      if (example.empty()) example = text;
    }
  }
  return seen;
}

}  // namespace

bool is_understood_table(std::string_view head, const TableMapping& mapping) {
  const auto rows = rows_of(head, mapping.separator);
  if (rows.empty()) return false;
  const auto meant = meant_columns(rows.front(), mapping);
  return std::ranges::any_of(meant, [](const auto& column) {
    return column.field == "started" || column.field == "ended";
  });
}

std::vector<std::string> understand_table(std::string_view head, ReadOptions& options) {
  std::vector<std::string> understood;
  const auto rows = rows_of(head, options.table.separator);
  if (rows.empty()) return understood;
  std::string columns;
  for (const auto& [field, column] : meant_columns(rows.front(), options.table)) {
    if (field == "platform" && !options.platform.empty()) continue;
    columns += fmt::format("{}'{}' as {}", columns.empty() ? "" : ", ", column, field);
    map_column(options.table, field, column);
  }
  if (const std::string key = columns.empty() ? "" : key_of(rows, options.table); !key.empty()) {
    columns += fmt::format(", '{}' as key", key);
    map_column(options.table, "key", key);
  }
  if (!columns.empty())
    understood.push_back(
        fmt::format("columns read: {}; --column FIELD=COLUMN reads others", columns));
  if (options.time.dates) return understood;
  const Orders seen = orders_in(rows, options.table);
  if (seen.day_first.empty() == seen.month_first.empty()) return understood;
  const bool day_first = !seen.day_first.empty();
  options.time.dates = day_first ? DateOrder::day_first : DateOrder::month_first;
  understood.push_back(fmt::format("dates read as {}, because of '{}'; --dates overrides it",
                                   day_first ? "day/month/year" : "month/day/year",
                                   day_first ? seen.day_first : seen.month_first));
  return understood;
}

}  // namespace outagedb
