#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/exported.hpp"
#include "model/incident.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/names/names.hpp"

namespace outagedb {

enum class Effect {
  added,
  changed,
  unchanged,
  older
};  // older: stored as a revision, the row does not change

// The id by which people refer to the incident: derived from its source, its key and the name of
// its platform, and the same in every database.
[[nodiscard]] std::string incident_uid(const Incident& incident);

// Writes what sources state about incidents. Uses the incident* tables and claim.
class IncidentWriter {
 public:
  IncidentWriter(SQLite::Database& db, Names& names, BatchDependencies& batch, Instant observed_at);
  ~IncidentWriter();

  struct Written {
    Effect effect;
    std::int64_t incident;
    std::int64_t platform;
    std::int64_t source;
  };
  void observe(Instant at) noexcept { observed_at_ = at; }

  // The incident's bounds must be reconciled and its key set. Of two statements of one source the
  // one with the later stated_at takes precedence; without one, the larger content hash does, so
  // that the order of inputs does not matter.
  Written write(const Incident& incident);

  // The incident of that name, if there is one; creates neither its platform nor its source.
  [[nodiscard]] std::optional<std::int64_t> known(const IncidentName& name);

  // Stores a statement that was reconciled before, without comparing it with others: restore() does
  // that once all are stored. Returns unchanged if it was stored already. Throws Error, with
  // nothing written, if another incident has its id.
  Written keep(const Incident& incident, const Revision& revision);

  // Updates the row from the stored revisions, by the same rule; there must be at least one.
  void restore(std::int64_t id);

 private:
  struct Statements;

  void write_row(const Incident& incident, std::int64_t id, const std::string& hash,
                 std::int64_t batch);
  void write_details(const Incident& incident, std::int64_t id, std::int64_t source);
  void clear_details(std::int64_t id);
  // One retrieval of a statement.
  struct Words {
    const std::string& hash;
    const std::string& statement;
    Instant observed_at;
    bool said;  // it is the incident's statement already, or was and a later one is
  };
  // Stores the retrieval; false if it adds nothing new.
  bool keep_words(std::int64_t id, const Incident& incident, const Words& words);
  // Whether this batch stored a revision of the incident.
  [[nodiscard]] bool has_revised(std::int64_t id) const;
  void note_revision(std::int64_t id);
  std::int64_t add(const Incident& incident, std::int64_t source, std::int64_t platform,
                   const std::string& uid);
  void name_for_sure(const Incident& incident, std::int64_t id);
  void keep_former(std::int64_t id, const std::string& uid);
  bool keep_again(std::int64_t id, const std::string& hash, Instant observed_at,
                  std::optional<Instant> stated_at);

  Names& names_;
  BatchDependencies& batch_;
  Instant observed_at_;
  SQLite::Database& db_;
  std::unique_ptr<Statements> sql_;
  std::vector<bool> revised_;  // by the incident's id, see has_revised()
};

}  // namespace outagedb
