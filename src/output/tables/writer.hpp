#pragma once

#include <ostream>
#include <span>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

struct WriteOptions {
  std::vector<Zone> zones;  // times are shown to people in each of them; UTC where there is none
  bool color = false;
  const Texts* texts = nullptr;  // of a report; else as canned queries say it
};

// table, markdown and html are for people, and no text in them can act as terminal control or
// markup. csv, tsv, json and jsonl are for machines: every column as it is, times as RFC 3339 in
// UTC; no cell of csv and tsv is a spreadsheet's formula.
struct Writer {
  std::string_view name;
  void (*write)(const Table& table, const WriteOptions& options, std::ostream& out);
};

[[nodiscard]] std::span<const Writer* const> writers();
// Throws Error where no writer has that name; the hint lists the names.
[[nodiscard]] const Writer& writer_named(std::string_view name);

}  // namespace outagedb
