#include "store/incidents/incident_logs.hpp"

#include "model/source.hpp"
#include "store/db/bind.hpp"

namespace outagedb {

void LogWriter::add(const LoggedPlatform& platform, std::int64_t source, std::int64_t incident,
                    bool changed) {
  Platform& known = platforms_[platform];
  if (known.source == 0) known.source = source;
  known.several = known.several || known.source != source;
  known.changed = known.changed || changed;
  if (known.incidents.size() < kLeast) known.incidents.insert(incident);
}

bool LogWriter::write(const LoggedPlatform& platform, std::int64_t source) {
  SQLite::Statement found(
      db_, "SELECT batch_id FROM incident_log WHERE source_id = ? AND platform_folded = ? LIMIT 1");
  if (bound(found, source, platform.folded).executeStep()) {
    batch_.add(found.getColumn(0).getInt64());
    return false;
  }
  SQLite::Statement add(db_, "INSERT INTO incident_log VALUES (?, ?, ?, ?)");
  run(add, source, platform.folded, batch_.batch(), platform.id);
  return true;
}

void LogWriter::finish() {
  SQLite::Statement add(db_, "INSERT OR IGNORE INTO incident_log VALUES (?, ?, ?, ?)");
  SQLite::Statement named(db_, "SELECT name <> ? FROM source WHERE id = ?");
  for (const auto& [platform, log] : platforms_) {
    if (log.several) continue;
    const bool has_name =
        bound(named, kUnnamedSource, log.source).executeStep() && named.getColumn(0).getInt() != 0;
    if (!has_name && log.incidents.size() < kLeast) continue;
    // Importing the same input again adds nothing.
    if (log.changed) {
      run(add, log.source, platform.folded, batch_.batch(), platform.id);
    } else {
      write(platform, log.source);
    }
  }
}

}  // namespace outagedb
