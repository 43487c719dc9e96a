#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "input/format.hpp"
#include "input/json_outline.hpp"
#include "input/json_reader.hpp"
#include "input/row_times.hpp"
#include "input/whole_text.hpp"

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
  void tell_coverage(const Coverage& coverage);

 private:
  [[nodiscard]] std::size_t offset_of(std::string_view part) const;
  [[nodiscard]] Place place_of(std::string_view part);

  const ReadOptions& options_;
  Sink& sink_;
  WholeText text_;
  JsonReader json_;
};

// What a feed that lists its newest incidents shows to have been watched: from the start of the
// oldest, itself excluded, to the retrieval. Only what was said at a time tells when that was,
// where the user does not: a stated end may be wrong. A list in which nothing is over is one of
// what is open, and tells of no past.
class ListedSpan {
 public:
  void add(const Incident& incident, bool over);
  [[nodiscard]] std::optional<Coverage> coverage(const Source& source, const std::string& platform,
                                                 std::optional<Instant> observed_at) const;

 private:
  int incidents_ = 0;
  bool over_ = false;
  std::optional<Instant> oldest_;
  std::optional<Instant> newest_;
};

// A moment that is known; nothing where it is not.
[[nodiscard]] TimeBounds exactly(std::optional<Instant> at) noexcept;

// The oldest first; those of one moment keep their order, those of no known one come last.
void sort_by_time(std::vector<Update>& updates);

}  // namespace outagedb
