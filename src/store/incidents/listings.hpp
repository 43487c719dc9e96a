#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

#include "model/sink.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/names/names.hpp"

namespace outagedb {

// Bounds the ends of incidents by the lists of open incidents that name them and that no longer
// name them. Uses the tables incident_listing, incident_listed and snapshot.
class ListingWriter {
 public:
  ListingWriter(SQLite::Database& db, Names& names, BatchDependencies& batch);

  void add(const Snapshot& snapshot);
  // Its source still listed the incident at that time. False if that was known.
  bool listed(std::int64_t incident, const Source& source, Instant at);
  // The lists of that source, or its incidents, changed in another way.
  void touch(std::int64_t source) { sources_.insert(source); }
  // Applies what was added, whatever its order; returns the platforms whose incidents changed.
  [[nodiscard]] std::set<std::int64_t> finish();

 private:
  SQLite::Database& db_;
  Names& names_;
  BatchDependencies& batch_;
  SQLite::Statement add_;
  SQLite::Statement told_by_;
  SQLite::Statement list_;
  SQLite::Statement listed_by_;
  SQLite::Statement keep_;
  std::set<std::int64_t> sources_;
};

}  // namespace outagedb
