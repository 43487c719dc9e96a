#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "input/bytes/whole_text.hpp"
#include "input/format.hpp"
#include "input/records/json_outline.hpp"
#include "input/records/json_reader.hpp"
#include "input/records/row_times.hpp"

namespace outagedb {

// A feed that is one JSON document with lists of records in it. They are read one by one, so that a
// broken one costs only itself.
class JsonFeed {
 public:
  // What a record says; the fields live until it returns. A RecordError refuses the record.
  using Read = std::function<void(const Fields&, const Place&, const RowTimes&)>;

  JsonFeed(std::istream& stream, const ReadOptions& options, Sink& sink);

  [[nodiscard]] std::string_view text() const noexcept { return text_.text(); }
  // Its parts. Nothing where it is no whole JSON document: then it is refused.
  [[nodiscard]] std::optional<JsonOutline> document();
  // A list in the document, or the document that is one, as its text stands there. Where it is cut
  // off, what stands before is read.
  void read_list(std::string_view list, const Read& read);
  void read_record(std::string_view record, const Read& read);
  // Refuses a part of the document, of which nothing is read.
  void refuse(std::string_view part, const std::string& reason, const std::string& hint);
  // Nothing of it was refused so far.
  [[nodiscard]] bool whole() const noexcept { return whole_; }

 private:
  [[nodiscard]] std::size_t offset_of(std::string_view part) const;
  [[nodiscard]] Place place_of(std::string_view part);

  const ReadOptions& options_;
  Sink& sink_;
  WholeText text_;
  JsonReader json_;
  bool whole_ = true;
};

// A moment that is known; nothing where it is not.
[[nodiscard]] TimeBounds exactly(std::optional<Instant> at) noexcept;

// The oldest first; those of one moment keep their order, those of no known one come last.
void sort_by_time(std::vector<Update>& updates);

}  // namespace outagedb
