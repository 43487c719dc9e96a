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

// A feed that is one JSON document with lists of records. The records are read one by one, so a
// broken record does not affect the others.
class JsonFeed {
 public:
  // Reads one record; the fields are valid until it returns. A RecordError rejects the record.
  using Read = std::function<void(const Fields&, const Place&, const RowTimes&)>;

  JsonFeed(std::istream& stream, const ReadOptions& options, Sink& sink);

  [[nodiscard]] std::string_view text() const noexcept { return text_.text(); }
  // The parts of the document. Rejects it and returns nothing if it is not complete JSON.
  [[nodiscard]] std::optional<JsonOutline> document();
  // Reads a list, given as its text within the document (or the whole document). If it is
  // truncated, reads the records before the cut.
  void read_list(std::string_view list, const Read& read);
  void read_record(std::string_view record, const Read& read);
  // Rejects a part of the document, from which nothing is read.
  void refuse(std::string_view part, const std::string& reason, const std::string& hint);
  // Whether nothing has been rejected so far.
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

// Bounds for a known moment; unknown bounds if it is empty.
[[nodiscard]] TimeBounds exactly(std::optional<Instant> at) noexcept;

// Oldest first; updates of the same moment keep their order, those without a time come last.
void sort_by_time(std::vector<Update>& updates);

}  // namespace outagedb
