#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/sink.hpp"
#include "store/batches/exported_records.hpp"
#include "store/batches/rejects.hpp"
#include "store/batches/user_report_writer.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/db/write_ahead_log.hpp"
#include "store/db/write_transaction.hpp"
#include "store/incidents/incident_logs.hpp"
#include "store/incidents/incidents.hpp"
#include "store/incidents/listings.hpp"
#include "store/names/coverage_periods.hpp"
#include "store/names/names.hpp"

namespace outagedb {

// A person's statement that the platforms of an input were monitored in [from, until).
struct Watched {
  std::string who;
  Instant from = 0;
  Instant until = 0;
};

struct BatchInput {
  std::string name;  // as given by the user
  std::string format;
  Instant observed_at = 0;  // when the input was retrieved
  std::optional<Instant>
      stated_at;         // when its source stated it, for records that do not state it themselves
  std::string who = {};  // who makes a manual entry; empty for a file
  std::string why = {};
  std::string options = "{}";  // options_to_keep(): stored with rejected records
  UserReportWriter::Settings reports = {};
  std::optional<Watched> watched = {};
};

// The result of one import, for people and scripts.
struct Summary {
  std::int64_t batch = 0;
  std::int64_t read = 0;
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t rejected = 0;
  std::int64_t faults = 0;  // incidents with a time discarded as inconsistent
  std::string first_fault;  // describes the first of them
  std::vector<Rejected> first_rejects;
  std::vector<std::string> new_platforms;
  std::vector<std::string> warnings;
  std::vector<std::string> assumed;  // the coverage that is assumed from now on, by platform
};

// One import: everything that parsers push is written in one transaction, which is rolled back
// unless commit() is reached.
class IngestBatch final : public Sink {
 public:
  IngestBatch(SQLite::Database& db, BatchInput input);

  void user_reports(const UserReports& reports, const Place& place) override;
  void incident(Incident incident, const Place& place) override;
  void coverage(const Coverage& coverage, const Place& place) override;
  void snapshot(const Snapshot& snapshot) override { listings_.add(snapshot); }
  void exported(const Exported& record, const Place& place) override;
  void reject(const Place& place, const std::string& reason, const std::string& hint) override;
  void context(std::string_view text) override;
  void warn(const std::string& text) override;
  // This batch depends on the other one.
  void rely_on(std::int64_t batch) { needs_.add(batch); }
  [[nodiscard]] const Summary& so_far() const noexcept { return summary_; }

  // Records pushed from now on were retrieved and stated at that time: a batch may hold many
  // versions of one feed.
  void observe(Instant at);
  // The same, for a version that is read as that format.
  void begin_version(Instant at, const std::string& format);
  // Records pushed from now on were rejected when read in this way. stated_at: when their source
  // stated them, if known.
  void read_again(const RejectReading& reading, std::optional<Instant> stated_at);

  // Derives what follows from the records and completes the batch's row.
  [[nodiscard]] Summary finish(const std::string& input_sha256);
  void commit() {
    transaction_.commit();
    truncate_log(db_);
  }

 private:
  void settle_listing(Incident& incident) const;
  static Summary begin_batch(SQLite::Database& db, const BatchInput& input);
  void count(Effect effect);
  void settle_names();
  void note_collision(const Incident& incident, const Place& place, std::int64_t id, bool keyless);
  [[nodiscard]] std::vector<std::string> all_warnings() const;
  void watch(std::string_view platform);
  void write_watched();
  void derive();
  void write_tally(const Summary& summary, const std::string& input_sha256);

  SQLite::Database& db_;
  BatchInput input_;
  WriteTransaction transaction_;
  Summary summary_;
  BatchDependencies needs_;
  Names names_;
  IncidentWriter incidents_;
  UserReportWriter user_reports_;
  CoverageWriter coverage_;
  LogWriter logs_;
  ListingWriter listings_;
  RejectWriter rejects_;
  ExportedWriter exported_;
  std::set<std::int64_t> touched_platforms_;
  std::set<std::string, std::less<>>
      watched_names_;                      // as the input names them, where input_.watched
  std::set<std::int64_t> seen_platforms_;  // that a record refers to, new or not
  std::map<std::int64_t, std::uint64_t>
      lines_;  // of incidents whose key was derived, to detect collisions
  std::map<std::string, std::int64_t> warnings_;
  std::int64_t older_ = 0;
};

// When the newest input was retrieved, which is the default for as-of; 0 in an empty history.
[[nodiscard]] Instant latest_retrieval(SQLite::Database& db);

}  // namespace outagedb
