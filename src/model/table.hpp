#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace outagedb {

using Value =
    std::variant<std::monostate, std::int64_t, double, std::string>;  // monostate: NULL, not known

// What a column's numbers mean, which determines how writers print them. The _min/_max units are
// adjacent, _min first: together they bound one quantity, shown to people as one cell.
enum class Unit {
  text,
  count,
  number,
  share,    // 0 … 1
  seconds,  // a duration
  seconds_min,
  seconds_max,
  time,  // an Instant
  time_min,
  time_max,
};

struct Column {
  std::string name;
  Unit unit = Unit::text;
  std::string help;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;  // each as long as columns
};

}  // namespace outagedb
