#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// From whom and to whom a report is sent as a message; plain addresses, such as a@example.org.
struct Envelope {
  std::string from;
  std::vector<std::string> to;
};

struct WriteOptions {
  std::vector<Zone> zones;  // times are shown to people in each of them; UTC if empty
  bool color = false;
  std::size_t width = 100;       // columns of a text report
  const Texts* texts = nullptr;  // of a report; null: the words of the canned queries
  Envelope envelope = {};        // of a report as a message
};

// table, markdown and html are for people, and no text in them can act as terminal control or
// markup. csv, tsv, json and jsonl are for machines: they contain every column unchanged, times as
// RFC 3339 in UTC; no cell of csv or tsv is a spreadsheet formula.
struct Writer {
  std::string_view name;
  void (*write)(const Table& table, const WriteOptions& options, std::ostream& out);
};

[[nodiscard]] std::span<const Writer* const> writers();
// Throws Error if there is no writer with that name; the hint lists the names.
[[nodiscard]] const Writer& writer_named(std::string_view name);

}  // namespace outagedb
