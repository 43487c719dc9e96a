#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>

#include "model/incident.hpp"
#include "store/names.hpp"

namespace outagedb {

enum class Effect {
  added,
  changed,
  unchanged,
  older
};  // older: kept as a revision, the row stands

// Writes what sources say of incidents. Knows the incident* tables and claim.
class IncidentWriter {
 public:
  IncidentWriter(SQLite::Database& db, Names& names, std::int64_t batch, Instant observed_at);

  struct Written {
    Effect effect;
    std::int64_t incident;
    std::int64_t platform;
  };
  void observe(Instant at) noexcept { observed_at_ = at; }

  // The incident's bounds are settled; its key is filled. Between two statements of one source the
  // later stated_at wins; without one, the larger content hash, so that the order of inputs does
  // not matter.
  Written write(const Incident& incident);

 private:
  void write_row(const Incident& incident, std::int64_t id, const std::string& hash);
  void write_details(const Incident& incident, std::int64_t id, std::int64_t source);
  void clear_details(std::int64_t id);
  void add_revision(std::int64_t id, const Incident& incident, const std::string& hash,
                    const std::string& statement);

  Names& names_;
  std::int64_t batch_;
  Instant observed_at_;
  SQLite::Database& db_;
  SQLite::Statement find_;
  SQLite::Statement has_revision_;
  SQLite::Statement say_again_;
  SQLite::Statement add_;
  SQLite::Statement update_;
  SQLite::Statement revision_;
  SQLite::Statement region_;
  SQLite::Statement component_;
  SQLite::Statement timeline_;
  SQLite::Statement count_;
  SQLite::Statement claim_;
};

}  // namespace outagedb
