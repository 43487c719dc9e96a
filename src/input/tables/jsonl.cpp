#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/line_buffer.hpp"
#include "input/format.hpp"
#include "input/tables/json_records.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLineLimit = std::size_t{64} << 20;

bool sniff(std::string_view head) { return is_our_record(first_line(head)); }

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  LineBuffer window(stream);
  JsonRecords records(options, sink);
  while (!window.at_end()) {
    const auto end = window.line_end(0, kLineLimit);
    Place place{window.line(), window.offset(), trim(window.first(end.value_or(kLineLimit)))};
    if (!end) {
      sink.reject(place, "the line is longer than 64 MiB",
                  "each record is one line; check for a missing line break");
      window.drop_line();
      continue;
    }
    if (!place.record.empty()) records.read(place);
    window.drop(*end, 1);
  }
}

}  // namespace

extern const Format jsonl_format;  // listed in formats.cpp
const Format jsonl_format{"jsonl", "JSON lines of incidents, user reports or coverage", sniff,
                          read};

}  // namespace outagedb
