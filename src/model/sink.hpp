#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/coverage.hpp"
#include "model/exported.hpp"
#include "model/incident.hpp"
#include "model/user_reports.hpp"

namespace outagedb {

// The position of a record in its input, for messages and for storing rejected records.
struct Place {
  std::uint64_t line = 0;    // 1-based; of the record's first line
  std::uint64_t offset = 0;  // bytes from the start of the input
  std::string_view record;   // the whole record, verbatim
};

// One complete list of the incidents open at a source: an incident that an earlier list named and
// this one does not ended between the two. It names the incidents that were pushed with `ongoing`
// since the previous list.
struct Snapshot {
  Source source;
  std::string platform;  // empty: all that the source covers
  Instant at = 0;        // when it was taken
};

// Receives the records that parsers push. Parsers never see the store.
class Sink {
 public:
  virtual ~Sink() = default;

  virtual void user_reports(const UserReports& reports, const Place& place) = 0;
  virtual void incident(Incident incident, const Place& place) = 0;
  virtual void coverage(const Coverage& coverage, const Place& place) = 0;
  virtual void snapshot(const Snapshot& snapshot) = 0;
  // A record of an export, which states exactly what another history holds.
  virtual void exported(const Exported& record, const Place& place) = 0;
  // A record that cannot be read: it is stored whole with its reason. Never stops the input.
  virtual void reject(const Place& place, const std::string& reason, const std::string& hint) = 0;
  // Text that must precede a record of this input so that it can be read alone: a table's header
  // line. Stored with the input.
  virtual void context(std::string_view /*text*/) {}
  // Something the user should know about the input; a repeated text is printed once, with its
  // count.
  virtual void warn(const std::string& text) = 0;
};

}  // namespace outagedb
