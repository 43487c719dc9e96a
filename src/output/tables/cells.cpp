#include "output/tables/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <variant>

#include "output/tables/escape_controls.hpp"
#include "report/messages/numbers.hpp"
#include "time/format/format_time.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

using Row = std::vector<Value>;

struct Shape {
  Cells::Heading heading;
  std::function<std::string(const Row&)> cell;
};

std::optional<std::int64_t> whole(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  const auto* real = std::get_if<double>(&value);
  if (real == nullptr || !(std::abs(*real) < 1e15)) return std::nullopt;
  return std::llround(*real);
}

struct PlainText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return escape_controls(value); }
};

std::string plain(const Value& value) { return std::visit(PlainText{}, value); }

bool sayable(Instant at) { return at >= kFirstInstant && at <= kLastInstant; }

// Columns in the words of a source, which are stored in our notation.
bool is_stated(std::string_view column) {
  constexpr std::string_view kColumns[] = {"started_text", "ended_text", "duration_text",
                                           "counts",       "before",     "after",
                                           "stated",       "contradicts"};
  return std::ranges::find(kColumns, column) != std::end(kColumns);
}

// How a table is shown: in which zone and language (none: the words of the canned queries).
struct Show {
  Zone zone;
  const Texts* texts;
  bool isolates;

  [[nodiscard]] std::string line(const std::string& text) const {
    return escape_line(text, isolates);
  }
  [[nodiscard]] std::string count(std::int64_t value) const {
    return texts != nullptr ? texts->count(value) : people_count(value);
  }
  [[nodiscard]] std::string number(double value) const {
    return texts != nullptr ? texts->number(value) : people_number(value);
  }
  [[nodiscard]] std::string share(double value) const {
    return texts != nullptr ? texts->share(value) : people_share(value);
  }
  [[nodiscard]] std::string duration(Seconds value) const {
    return texts != nullptr ? texts->duration(value) : format_duration(value);
  }
  [[nodiscard]] std::string duration(const DurationBounds& bounds) const {
    return texts != nullptr ? texts->duration(bounds) : format_duration(bounds);
  }
  [[nodiscard]] std::string minute(Instant at) const {
    return texts != nullptr ? texts->minute(at, zone) : format_minute(at, zone);
  }
  [[nodiscard]] std::string bounds(const TimeBounds& bounds) const {
    return texts != nullptr ? line(texts->bounds(bounds, zone)) : format_bounds(bounds, zone);
  }
  // A word that a canned query gives, or external text.
  [[nodiscard]] std::string text(const Value& value, const std::string& column) const {
    const auto* said = std::get_if<std::string>(&value);
    if (said == nullptr || texts == nullptr) return plain(value);
    if (texts->has_value(column, *said)) return line(texts->value(column, *said));
    if (is_stated(column)) return line(isolated(texts->stated(escape_controls(*said))));
    return isolates && !said->empty() ? line(isolated(*said)) : escape_controls(*said);
  }
};

// A value that does not have its column's unit is shown unchanged rather than hidden.
std::string single(const Value& value, const Column& column, const Show& show) {
  if (column.unit == Unit::text) return show.text(value, column.name);
  const auto number = whole(value);
  const auto* real = std::get_if<double>(&value);
  if (!number)
    return real != nullptr && column.unit == Unit::number ? show.number(*real) : plain(value);
  switch (column.unit) {
    case Unit::count:
    case Unit::number:
      return real != nullptr ? show.number(*real) : show.count(*number);
    case Unit::share:
      return show.share(real != nullptr ? *real : static_cast<double>(*number));
    case Unit::seconds:
    case Unit::seconds_min:
    case Unit::seconds_max:
      return show.duration(*number);
    case Unit::time:
    case Unit::time_min:
    case Unit::time_max:
      return show.minute(*number);
    case Unit::text:
      break;
  }
  return plain(value);
}

bool is_time(Unit unit) {
  return unit == Unit::time || unit == Unit::time_min || unit == Unit::time_max;
}

bool is_seconds(Unit unit) {
  return unit == Unit::seconds || unit == Unit::seconds_min || unit == Unit::seconds_max;
}

// With texts, a relation and the number after it are one cell: "at least 25,000".
bool begins_related(const std::vector<Column>& columns, std::size_t at, const Texts* texts) {
  return texts != nullptr && at + 1 < columns.size() && columns[at].name.ends_with("relation") &&
         columns[at + 1].unit == Unit::count;
}

bool begins_pair(const std::vector<Column>& columns, std::size_t at) {
  if (at + 1 >= columns.size()) return false;
  const Unit next = columns[at + 1].unit;
  return (columns[at].unit == Unit::time_min && next == Unit::time_max) ||
         (columns[at].unit == Unit::seconds_min && next == Unit::seconds_max);
}

void cut_ending(std::string& name, std::string_view ending) {
  if (name.ends_with(ending)) name.resize(name.size() - ending.size());
}

// duration_min_s → duration: the cell shows its unit and both bounds itself.
std::string heading_of(const Column& column, bool pair, const Texts* texts) {
  std::string name = column.name;
  if (is_seconds(column.unit)) cut_ending(name, "_s");
  if (pair) cut_ending(name, "_min");
  if (texts != nullptr) return (*texts)("column." + name);
  std::replace(name.begin(), name.end(), '_', ' ');
  return escape_controls(name);
}

std::string pair_cell(const Value& min, const Value& max, Unit unit, const Show& show) {
  const auto low = whole(min);
  const auto high = whole(max);
  if (!low && !high) return {};
  if (is_time(unit) && !(sayable(low.value_or(0)) && sayable(high.value_or(0))))
    return plain(min) + ".." + plain(max);
  return is_time(unit) ? show.bounds({low, high}) : show.duration(DurationBounds{low, high});
}

Shape shape_of(const Column& column, std::size_t at, bool pair, const Show& show) {
  const Unit unit = column.unit;
  Shape shape{{heading_of(column, pair, show.texts), unit != Unit::text && !is_time(unit), {}}, {}};
  if (pair) {
    shape.cell = [=](const Row& row) { return pair_cell(row[at], row[at + 1], unit, show); };
  } else {
    shape.cell = [=](const Row& row) { return single(row[at], column, show); };
  }
  return shape;
}

Shape related_shape(const Column& column, std::size_t at, const Show& show) {
  return {{heading_of(column, false, show.texts), true, {}}, [=](const Row& row) {
            const std::string number = single(row[at + 1], column, show);
            const auto* relation = std::get_if<std::string>(&row[at]);
            return number.empty() || relation == nullptr ? number
                                                         : show.texts->related(number, *relation);
          }};
}

std::string in_zone(const std::string& heading, const Zone& zone, const Texts* texts) {
  const std::string label = escape_controls(zone.label());
  if (texts == nullptr) return heading + " " + label;
  return texts->with("column.in_zone",
                     {{"column", heading}, {"zone", texts->value("zone", label)}});
}

std::vector<Shape> shapes_of(const std::vector<Column>& columns, const std::vector<Zone>& zones,
                             const Texts* texts, bool isolates) {
  std::vector<Shape> shapes;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (begins_related(columns, at, texts)) {
      shapes.push_back(related_shape(columns[at + 1], at, {zones.front(), texts, isolates}));
      ++at;
      continue;
    }
    const bool pair = begins_pair(columns, at);
    const std::size_t copies = is_time(columns[at].unit) ? zones.size() : 1;
    for (std::size_t i = 0; i < copies; ++i) {
      shapes.push_back(shape_of(columns[at], at, pair, {zones[i], texts, isolates}));
      if (is_time(columns[at].unit)) shapes.back().heading.zone = i;
      if (copies > 1) {
        auto& heading = shapes.back().heading.text;
        heading = in_zone(heading, zones[i], texts);
      }
    }
    if (pair) ++at;
  }
  return shapes;
}

Cells shaped(const Table& table, const std::vector<Zone>& zones, const Texts* texts,
             bool isolates) {
  const auto shapes =
      shapes_of(table.columns, zones.empty() ? std::vector{Zone::utc()} : zones, texts, isolates);
  Cells cells;
  for (const Shape& shape : shapes) cells.headings.push_back(shape.heading);
  for (const Row& row : table.rows) {
    auto& shown = cells.rows.emplace_back();
    for (const Shape& shape : shapes) shown.push_back(shape.cell(row));
  }
  return cells;
}

}  // namespace

Cells render_cells(const Table& table, const std::vector<Zone>& zones, const Texts* texts) {
  return shaped(table, zones, texts, false);
}

Cells isolated_cells(const Table& table, const std::vector<Zone>& zones, const Texts* texts) {
  return shaped(table, zones, texts, texts != nullptr && texts->right_to_left());
}

}  // namespace outagedb
