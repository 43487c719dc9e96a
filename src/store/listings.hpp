#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

#include "model/sink.hpp"
#include "store/names.hpp"

namespace outagedb {

// Bounds the ends of incidents by the lists of what was open that name them and no longer name
// them. Knows the tables incident_listing and snapshot.
class ListingWriter {
 public:
  ListingWriter(SQLite::Database& db, Names& names, std::int64_t batch);

  void add(const Snapshot& snapshot);
  // The last list that names the incident is not older than this.
  void listed(std::int64_t incident, const Source& source, Instant at);
  // Applies what was added, whatever its order; gives the platforms whose incidents changed.
  [[nodiscard]] std::set<std::int64_t> finish();

 private:
  SQLite::Database& db_;
  Names& names_;
  std::int64_t batch_;
  SQLite::Statement add_;
  SQLite::Statement list_;
  std::set<std::int64_t> sources_;
};

}  // namespace outagedb
