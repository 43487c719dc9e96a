#include "output/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <variant>

#include "output/visible.hpp"
#include "report/numbers.hpp"
#include "time/format.hpp"
#include "time/limits.hpp"

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
  std::string operator()(const std::string& value) const { return visible(value); }
};

std::string plain(const Value& value) { return std::visit(PlainText{}, value); }

bool sayable(Instant at) { return at >= kFirstInstant && at <= kLastInstant; }

// A value that is not of its column's unit is shown as it is rather than hidden.
std::string single(const Value& value, Unit unit, const Zone& zone) {
  const auto number = whole(value);
  const auto* real = std::get_if<double>(&value);
  if (!number) return real != nullptr && unit == Unit::number ? people_number(*real) : plain(value);
  const double exact = real != nullptr ? *real : static_cast<double>(*number);
  switch (unit) {
    case Unit::text:
      return plain(value);
    case Unit::count:
    case Unit::number:
      return real != nullptr ? people_number(*real) : people_count(*number);
    case Unit::share:
      return people_share(exact);
    case Unit::seconds:
    case Unit::seconds_min:
    case Unit::seconds_max:
      return format_duration(*number);
    case Unit::time:
    case Unit::time_min:
    case Unit::time_max:
      return format_minute(*number, zone);
  }
  return plain(value);
}

bool is_time(Unit unit) {
  return unit == Unit::time || unit == Unit::time_min || unit == Unit::time_max;
}

bool is_seconds(Unit unit) {
  return unit == Unit::seconds || unit == Unit::seconds_min || unit == Unit::seconds_max;
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

// duration_min_s → duration: the cell tells its unit and both bounds itself.
std::string heading_of(const Column& column, bool pair) {
  std::string name = column.name;
  if (is_seconds(column.unit)) cut_ending(name, "_s");
  if (pair) cut_ending(name, "_min");
  std::replace(name.begin(), name.end(), '_', ' ');
  return visible(name);
}

std::string pair_cell(const Value& min, const Value& max, Unit unit, const Zone& zone) {
  const auto low = whole(min);
  const auto high = whole(max);
  if (!low && !high) return {};
  if (is_time(unit) && !(sayable(low.value_or(0)) && sayable(high.value_or(0))))
    return plain(min) + ".." + plain(max);
  return is_time(unit) ? format_bounds({low, high}, zone)
                       : format_duration(DurationBounds{low, high});
}

Shape shape_of(const Column& column, std::size_t at, bool pair, const Zone& zone) {
  const Unit unit = column.unit;
  Shape shape{{heading_of(column, pair), unit != Unit::text && !is_time(unit), {}}, {}};
  if (pair) {
    shape.cell = [=](const Row& row) { return pair_cell(row[at], row[at + 1], unit, zone); };
  } else {
    shape.cell = [=](const Row& row) { return single(row[at], unit, zone); };
  }
  return shape;
}

std::vector<Shape> shapes_of(const std::vector<Column>& columns, const std::vector<Zone>& zones) {
  std::vector<Shape> shapes;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const bool pair = begins_pair(columns, at);
    const std::size_t copies = is_time(columns[at].unit) ? zones.size() : 1;
    for (std::size_t i = 0; i < copies; ++i) {
      shapes.push_back(shape_of(columns[at], at, pair, zones[i]));
      if (is_time(columns[at].unit)) shapes.back().heading.zone = i;
      if (copies > 1) shapes.back().heading.text += " " + zones[i].label();
    }
    if (pair) ++at;
  }
  return shapes;
}

}  // namespace

Cells shape_cells(const Table& table, const std::vector<Zone>& zones) {
  const auto shapes = shapes_of(table.columns, zones.empty() ? std::vector{Zone::utc()} : zones);
  Cells cells;
  for (const Shape& shape : shapes) cells.headings.push_back(shape.heading);
  for (const Row& row : table.rows) {
    auto& texts = cells.rows.emplace_back();
    for (const Shape& shape : shapes) texts.push_back(shape.cell(row));
  }
  return cells;
}

}  // namespace outagedb
