#include <algorithm>
#include <array>

#include "input/bytes/head.hpp"
#include "input/feeds/json_feed.hpp"
#include "input/tables/json_records.hpp"

namespace outagedb {
namespace {

// Many lists of others have an object with a type or a platform first.
bool sniff(std::string_view head) {
  const auto content = content_of(head);
  if (!content.starts_with('[')) return false;
  const JsonOutline list = outline(content);
  if (list.parts.empty() || !is_our_record(list.parts.front().text)) return false;
  const JsonOutline record = outline(list.parts.front().text);
  constexpr std::array kOurs{"started", "ended", "when", "user_reports", "reports", "from"};
  return record.named("platform") != nullptr && std::ranges::any_of(kOurs, [&](const char* name) {
           return record.named(name) != nullptr;
         });
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  JsonFeed feed(stream, options, sink);
  JsonRecords records(options, sink);
  feed.read_list(feed.text(), [&](const Fields& fields, const Place& place, const RowTimes&) {
    records.read_fields(fields, place);
  });
}

}  // namespace

extern const Format json_format;  // listed in formats.cpp
const Format json_format{"json", "a JSON list of incidents, user reports or coverage", sniff, read};

}  // namespace outagedb
