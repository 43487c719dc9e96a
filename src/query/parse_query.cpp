#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "query/catalogue.hpp"
#include "query/header.hpp"

namespace outagedb {
namespace {

const std::vector<std::string> kKeys = {"title", "why", "group", "param", "column"};
const std::vector<std::string> kGroups = {"frequency", "duration", "recurrence", "reports",
                                          "data quality"};

constexpr std::string_view kChoice = "choice:";

template <typename T>
using Named = std::pair<std::string_view, T>;

constexpr Named<ParamKind> kKinds[] = {
    {"text", ParamKind::text},       {"names", ParamKind::names}, {"integer", ParamKind::integer},
    {"number", ParamKind::number},   {"from", ParamKind::from},   {"until", ParamKind::until},
    {"instant", ParamKind::instant}, {"zone", ParamKind::zone},
};

constexpr Named<Unit> kUnits[] = {
    {"text", Unit::text},         {"count", Unit::count},
    {"number", Unit::number},     {"share", Unit::share},
    {"seconds", Unit::seconds},   {"seconds_min", Unit::seconds_min},
    {"time", Unit::time},         {"seconds_max", Unit::seconds_max},
    {"time_min", Unit::time_min}, {"time_max", Unit::time_max},
};

template <typename T, std::size_t N>
std::optional<T> value_named(const Named<T> (&named)[N], std::string_view wanted) {
  for (const auto& [name, value] : named) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}

template <typename T, std::size_t N>
std::string hint_of(const Named<T> (&named)[N], std::string_view wanted) {
  std::vector<std::string> names;
  for (const auto& [name, value] : named) names.emplace_back(name);
  return hint_of_names(wanted, names);
}

// Removes and returns the next word of a text, with the white space after it.
std::string take_word(std::string_view& text) {
  const auto end = std::min(text.find_first_of(" \t"), text.size());
  std::string word(text.substr(0, end));
  text = trim(text.substr(end));
  return word;
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

class HeaderReader {
 public:
  explicit HeaderReader(Query& query) : query_(query) {}

  void read(const HeaderEntry& entry) {
    line_ = entry.line;
    if (entry.value.empty()) fail(fmt::format("'{}' has no value", entry.key), "");
    if (entry.key == "title") return set(query_.title, entry);
    if (entry.key == "why") return set(query_.why, entry);
    if (entry.key == "group") return set_group(entry);
    if (entry.key == "param") return add_param(entry.value);
    if (entry.key == "column") return add_column(entry.value);
    fail(fmt::format("unknown key '{}'", entry.key), hint_of_names(entry.key, kKeys));
  }

  void finish() {
    require_partner(std::nullopt);
    line_ = 1;
    if (query_.title.empty()) fail("the header has no 'title'", "add a line '-- title: …'");
    if (query_.why.empty())
      fail("the header has no 'why'", "add a line '-- why: the question that the query answers'");
    if (query_.group.empty())
      fail("the header has no 'group'", fmt::format("use one of: {}", fmt::join(kGroups, ", ")));
    if (query_.columns.empty())
      fail("the header has no 'column'", "add a line '-- column: NAME UNIT  help' for each column");
  }

 private:
  [[noreturn]] void fail(const std::string& reason, const std::string& hint) const {
    fail_at(query_.name, line_, reason, hint);
  }

  void set(std::string& field, const HeaderEntry& entry) const {
    if (!field.empty()) fail(fmt::format("more than one '{}'", entry.key), "give it only once");
    field = entry.value;
  }

  void set_group(const HeaderEntry& entry) const {
    set(query_.group, entry);
    if (std::find(kGroups.begin(), kGroups.end(), entry.value) != kGroups.end()) return;
    fail(fmt::format("unknown group '{}'", entry.value), hint_of_names(entry.value, kGroups));
  }

  template <typename T>
  void require_new_name(const std::vector<T>& known, const std::string& name) const {
    if (!is_name(name)) {
      fail(fmt::format("invalid name '{}'", name), "use lower-case letters, digits and _");
    }
    const bool twice = std::any_of(known.begin(), known.end(),
                                   [&](const auto& other) { return other.name == name; });
    if (twice) fail(fmt::format("'{}' is declared twice", name), "");
  }

  void add_param(std::string_view text) const {
    Param param;
    param.name = take_word(text);
    require_new_name(query_.params, param.name);
    set_kind(param, take_word(text));
    const std::string need = take_word(text);
    if (need != "required" && need != "optional") {
      fail(fmt::format("the param '{}' is neither required nor optional", param.name),
           "write '-- param: NAME KIND required|optional  help'");
    }
    param.required = need == "required";
    param.help = text;
    query_.params.push_back(std::move(param));
  }

  void set_kind(Param& param, const std::string& kind) const {
    if (kind.starts_with(kChoice)) return set_choices(param, kind);
    const auto found = value_named(kKinds, kind);
    if (!found) {
      fail(fmt::format("the param '{}' has an unknown kind '{}'", param.name, kind),
           hint_of(kKinds, kind) + ", choice:a|b|c");
    }
    param.kind = *found;
    if (param.kind == ParamKind::zone && param.name != "tz" && param.name != "tz2") {
      fail(fmt::format("'{}' is not a display zone", param.name),
           "the display zones are tz and tz2");
    }
  }

  void set_choices(Param& param, std::string_view kind) const {
    param.kind = ParamKind::choice;
    for (const auto choice : split(kind.substr(kChoice.size()), '|')) {
      param.choices.emplace_back(choice);
    }
    if (!param.choices.empty()) return;
    fail(fmt::format("the param '{}' has no choices", param.name), "list them as choice:a|b|c");
  }

  void add_column(std::string_view text) const {
    Column column;
    column.name = take_word(text);
    require_new_name(query_.columns, column.name);
    const std::string unit = take_word(text);
    const auto found = value_named(kUnits, unit);
    if (!found) {
      const std::string what = unit.empty() ? "no unit" : fmt::format("an unknown unit '{}'", unit);
      fail(fmt::format("the column '{}' has {}", column.name, what), hint_of(kUnits, unit));
    }
    require_partner(*found);
    column.unit = *found;
    column.help = text;
    query_.columns.push_back(std::move(column));
  }

  // Writers merge the two bounds of a quantity and find them by position: a _max must follow its
  // _min.
  void require_partner(std::optional<Unit> next) const {
    const Unit last = query_.columns.empty() ? Unit::text : query_.columns.back().unit;
    const bool seconds = (last == Unit::seconds_min) == (next == Unit::seconds_max);
    const bool time = (last == Unit::time_min) == (next == Unit::time_max);
    if (seconds && time) return;
    fail("a _min or _max column has no partner",
         "put each _max column right after its _min column");
  }

  Query& query_;
  std::size_t line_ = 0;
};

}  // namespace

Query parse_query(std::string_view name, std::string_view text) {
  Query query;
  query.name = name;
  query.sql = text;
  // SQLite would stop reading there, and the rest would be ignored silently.
  const auto nul = text.find('\0');
  if (nul != std::string_view::npos) {
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(nul), '\n') + 1;
    fail_at(name, static_cast<std::size_t>(line), "the query contains a NUL byte",
            "a query must be a UTF-8 text file");
  }
  HeaderReader reader(query);
  for (const HeaderEntry& entry : header_entries(name, text)) reader.read(entry);
  reader.finish();
  return query;
}

}  // namespace outagedb
