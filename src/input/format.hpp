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

// What the user specifies about an input as a whole.
struct ReadOptions {
  TimeRules time;                      // default zone, zone labels, --gap, --strict-zones
  std::optional<Instant> observed_at;  // when the input was retrieved, if the user states it
  Instant now = 0;                     // records cannot describe anything later
  std::string platform;                // for records that name none
  std::string source;                  // for records that name none
  bool refuses_details = false;        // an unreadable detail rejects the whole record
  TableMapping table;                  // how to read a table with columns other than ours
  std::string path;  // path of the input; empty for standard input and compressed files
};

// One input format. sniff sees at most the first 64 KiB and must not claim text that another format
// reads.
struct Format {
  std::string_view name;
  std::string_view title;
  bool (*sniff)(std::string_view head);
  void (*read)(std::istream& stream, const ReadOptions& options, Sink& sink);
  bool takes_mapping = false;  // reads ReadOptions::table
};

[[nodiscard]] std::span<const Format* const> formats();
// Throws Error if no format has that name; the hint lists the names.
[[nodiscard]] const Format& format_named(std::string_view name);
// Null if no format claims the text and it is not a table with the columns that the mapping reads.
[[nodiscard]] const Format* claiming_format(std::string_view head, const TableMapping& mapping);
// Throws Error if no format claims the text; the hint names --format.
[[nodiscard]] const Format& format_of(std::string_view head);
// The named format; without a name, the one that claims the text, or the table format if a mapping
// is given. Throws Error if there is none or if the mapping would have no effect.
[[nodiscard]] const Format& format_to_read(std::string_view name, std::string_view head,
                                           const TableMapping& mapping);

}  // namespace outagedb
