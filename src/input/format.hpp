#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "input/table_mapping.hpp"
#include "model/instant.hpp"
#include "model/sink.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {

// What the user says of an input as a whole.
struct ReadOptions {
  TimeRules time;                      // default zone, zone labels, --gap, --strict-zones
  std::optional<Instant> observed_at;  // when the input was retrieved, where the user says so
  Instant now = 0;                     // no record can speak of what lies after it
  std::string platform;                // for records that name none
  std::string source;                  // likewise
  bool refuses_details = false;        // an unreadable detail of a record costs the record
  TableMapping table;                  // how a table is read that is not in our columns
  std::string path;  // of the input's file, for what is no stream; empty where it has none of its
                     // own (standard input, compressed)
};

// One input format. sniff sees the first 64 KiB at most and must claim nothing that another format
// reads.
struct Format {
  std::string_view name;
  std::string_view title;
  bool (*sniff)(std::string_view head);
  void (*read)(std::istream& stream, const ReadOptions& options, Sink& sink);
  bool takes_mapping = false;  // reads ReadOptions::table
};

[[nodiscard]] std::span<const Format* const> formats();
// Throws Error where no format has that name; the hint lists the names.
[[nodiscard]] const Format& format_named(std::string_view name);
// Nothing where no format claims the text, and it is no table with the columns that the mapping
// reads either.
[[nodiscard]] const Format* claiming_format(std::string_view head, const TableMapping& mapping);
// Throws Error where no format claims the text; the hint names --format.
[[nodiscard]] const Format& format_of(std::string_view head);
// The format named; where none is, the one that claims the text, or that of tables where a mapping
// is given. Throws Error where there is none, and where the mapping would have no effect.
[[nodiscard]] const Format& format_to_read(std::string_view name, std::string_view head,
                                           const TableMapping& mapping);

}  // namespace outagedb
