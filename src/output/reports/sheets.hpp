#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// An Excel workbook (xlsx), written sheet by sheet. Texts are text cells, never formulas or links;
// times are dates in the zone's local time, durations are days, shares are percentages. Equal
// sheets give equal bytes.
class Workbook {
 public:
  Workbook(const Texts& texts, std::vector<Zone> zones);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  void add_lines(std::string_view name, const std::vector<std::string>& lines);
  void add_table(std::string_view name, const Table& table);
  // The file's bytes; throws Error if it cannot be created. Nothing may be added afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace outagedb
