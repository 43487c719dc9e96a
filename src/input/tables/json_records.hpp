#pragma once

#include <string_view>

#include "input/records/json_reader.hpp"
#include "input/tables/native.hpp"

namespace outagedb {

// Whether a JSON text is an object with the members of one of our records.
[[nodiscard]] bool is_our_record(std::string_view text);

// Reads our records in JSON: incidents, user reports, coverage, and those of exports.
class JsonRecords {
 public:
  JsonRecords(const ReadOptions& options, Sink& sink);

  // LineBuffer::kPadding bytes after the record must be readable.
  void read(const Place& place);
  // Throws RecordError if the record is to be rejected.
  void read_fields(const Fields& fields, const Place& place);

 private:
  const ReadOptions& options_;
  Sink& sink_;
  JsonReader json_;
  ReportReader reports_;
  IncidentReader incidents_;
  UnknownNames unknown_;
};

}  // namespace outagedb
