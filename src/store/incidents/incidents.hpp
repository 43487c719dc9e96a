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
};  // older: kept as a revision, the row stands

// How persons name the incident: from its source, its key and the name of its platform, the same in
// every database.
[[nodiscard]] std::string incident_uid(const Incident& incident);

// Writes what sources say of incidents. Knows the incident* tables and claim.
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

  // The incident's bounds are settled; its key is filled. Between two statements of one source the
  // later stated_at wins; without one, the larger content hash, so that the order of inputs does
  // not matter.
  Written write(const Incident& incident);

  // The incident of that name, if there is one; makes neither its platform nor its source.
  [[nodiscard]] std::optional<std::int64_t> known(const IncidentName& name);

  // Keeps a statement that was settled before, without weighing it against others: restore() does,
  // once all are there. Unchanged where it was kept already. Throws Error, with nothing written,
  // where another incident has its id.
  Written keep(const Incident& incident, const Revision& revision);

  // Makes the row what the revisions that are there say, by the same rule; there is one at least.
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
    bool said;  // they are the incident's words already, or were and it has later ones
  };
  // Keeps the retrieval; false where it says nothing new.
  bool keep_words(std::int64_t id, const Incident& incident, const Words& words);
  // Whether a revision of the incident is this batch's.
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
