#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>

#include "model/exported.hpp"
#include "store/batches/rejects.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/incidents/incident_logs.hpp"
#include "store/incidents/incidents.hpp"
#include "store/incidents/listings.hpp"
#include "store/names/names.hpp"

namespace outagedb {

// Imports the records of an export exactly as they are, without reconciling them again.
class ExportedWriter {
 public:
  struct Writers {
    Names& names;
    BatchDependencies& batch;
    IncidentWriter& incidents;
    ListingWriter& listings;
    LogWriter& logs;
    RejectWriter& rejects;
  };
  ExportedWriter(SQLite::Database& db, const Writers& writers) : db_(db), to_(writers) {}

  // False if all of it was known. Throws Error, with nothing written, if the record is impossible.
  bool write(const Exported& record);
  // Derives the incidents from their statements; returns the affected platforms. Call it before the
  // lists are applied.
  [[nodiscard]] std::set<std::int64_t> finish();

 private:
  bool write_record(const PlatformNames& platform) {
    of_older_ = of_older_ || platform.of_older;
    return to_.names.describe(platform, to_.batch.batch());
  }
  bool write_record(const Naming& naming);
  bool write_record(const SourceStatement& stated) { return to_.names.describe(stated); }
  bool write_record(const Revision& revision);
  bool write_record(const Listed& listed);
  bool write_record(const KeptLog& log);
  bool write_record(const Link& link);
  bool write_record(const Refused& refused) { return to_.rejects.keep(refused); }

  SQLite::Database& db_;
  Writers to_;
  bool of_older_ = false;  // its statements were reconciled by other rules
  std::set<std::int64_t> incidents_;
  std::set<std::int64_t> platforms_;
};

}  // namespace outagedb
