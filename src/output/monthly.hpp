#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "output/writer.hpp"
#include "report/monthly.hpp"

namespace outagedb {

// text and markdown hold the whole report, json too, csv the month's outages alone: a row each.
struct MonthlyWriter {
  std::string_view name;
  void (*write)(const MonthlyReport& report, const WriteOptions& options, std::ostream& out);
  bool pictures = false;  // it draws the report's figures
};

[[nodiscard]] std::span<const MonthlyWriter* const> monthly_writers();
// Throws Error where no writer has that name; the hint lists the names.
[[nodiscard]] const MonthlyWriter& monthly_writer_named(std::string_view name);

}  // namespace outagedb
