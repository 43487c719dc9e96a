#include "input/feeds/json_feed.hpp"

#include <algorithm>
#include <limits>

namespace outagedb {

JsonFeed::JsonFeed(std::istream& stream, const ReadOptions& options, Sink& sink)
    : options_(options), sink_(sink), text_(stream) {
  if (text_.repaired()) sink_.warn("invalid UTF-8 was replaced with U+FFFD");
}

std::optional<JsonOutline> JsonFeed::document() {
  JsonOutline document = outline(text());
  if (const auto name = document.stated_twice(); !document.broken_at && !name.empty()) {
    refuse(text(), "duplicate member '" + std::string(name) + "'",
           "keep one of them, or split the file in two");
    return {};
  }
  if (!document.broken_at) return document;
  refuse(text().substr(*document.broken_at), "the JSON document is invalid or incomplete",
         "download it again; it may be truncated");
  return {};
}

void JsonFeed::read_list(std::string_view list, const Read& read) {
  JsonOutline elements = outline(list);
  std::size_t broken_at = elements.broken_at.value_or(0);
  // A truncated part is not a record: it is the beginning of what cannot be read.
  if (elements.broken_at && !elements.parts.empty()) {
    const auto last = elements.parts.back().text;
    if (outline(last).broken_at) {
      broken_at = static_cast<std::size_t>(last.data() - list.data());
      elements.parts.pop_back();
    }
  }
  for (const auto& element : elements.parts) read_record(element.text, read);
  if (!elements.broken_at) return;
  refuse(text().substr(offset_of(list) + broken_at), "cannot read the list from here on",
         "look for a missing or extra comma; the file may also be truncated");
}

void JsonFeed::read_record(std::string_view record, const Read& read) {
  const Place place = place_of(record);
  try {
    const Fields& fields = json_.read(record);
    read(fields, place, RowTimes(options_.time, {}, place, sink_));
  } catch (const RecordError& error) {
    whole_ = false;
    sink_.reject(place, error.what(), error.hint());
  }
}

void JsonFeed::refuse(std::string_view part, const std::string& reason, const std::string& hint) {
  whole_ = false;
  sink_.reject(place_of(part), reason, hint);
}

std::size_t JsonFeed::offset_of(std::string_view part) const {
  return static_cast<std::size_t>(part.data() - text().data());
}

Place JsonFeed::place_of(std::string_view part) { return text_.place(offset_of(part), part); }

TimeBounds exactly(std::optional<Instant> at) noexcept { return {at, at}; }

void sort_by_time(std::vector<Update>& updates) {
  const auto when = [](const Update& update) {
    return update.at.min.value_or(std::numeric_limits<Instant>::max());
  };
  std::stable_sort(updates.begin(), updates.end(),
                   [&](const Update& a, const Update& b) { return when(a) < when(b); });
}

}  // namespace outagedb
