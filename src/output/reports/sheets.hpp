#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// A workbook of Excel (xlsx), a sheet after the other. Texts are cells of text, never formulas or
// links; times are dates of the zone's clock, durations days, shares percents. The same sheets give
// the same bytes.
class Workbook {
 public:
  Workbook(const Texts& texts, std::vector<Zone> zones);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  void add_lines(std::string_view name, const std::vector<std::string>& lines);
  void add_table(std::string_view name, const Table& table);
  // The file; throws Error where it cannot be made. Nothing may be added afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace outagedb
