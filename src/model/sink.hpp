#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/coverage.hpp"
#include "model/exported.hpp"
#include "model/incident.hpp"
#include "model/user_reports.hpp"

namespace outagedb {

// Where a record stands in its input, for messages and for keeping what is refused.
struct Place {
  std::uint64_t line = 0;    // 1-based; of the record's first line
  std::uint64_t offset = 0;  // bytes from the start of the input
  std::string_view record;   // the whole record as it stood
};

// One list of what is open at a source, whole: an incident that an earlier list named and this one
// does not, ended between the two. It names the incidents that were pushed with `ongoing` since the
// list before it.
struct Snapshot {
  Source source;
  std::string platform;  // empty: all that the source speaks of
  Instant at = 0;        // when it was taken
};

// What parsers push records into. Parsers never see the store.
class Sink {
 public:
  virtual ~Sink() = default;

  virtual void user_reports(const UserReports& reports, const Place& place) = 0;
  virtual void incident(Incident incident, const Place& place) = 0;
  virtual void coverage(const Coverage& coverage, const Place& place) = 0;
  virtual void snapshot(const Snapshot& snapshot) = 0;
  // A record of an export, which says exactly what another history holds.
  virtual void exported(const Exported& record, const Place& place) = 0;
  // A record that cannot be read: it is kept whole with its reason. Never stops the input.
  virtual void reject(const Place& place, const std::string& reason, const std::string& hint) = 0;
  // What must stand before a record of this input so that it can be read alone: a table's header
  // line. Kept with the input.
  virtual void context(std::string_view /*text*/) {}
  // Something a user should know of the input; repeated texts are told once, with their number.
  virtual void warn(const std::string& text) = 0;
};

}  // namespace outagedb
