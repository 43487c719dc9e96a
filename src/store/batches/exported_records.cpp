#include "store/batches/exported_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/address.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"
#include "store/db/canonical_json.hpp"
#include "store/incidents/links.hpp"
#include "store/incidents/reconcile.hpp"
#include "store/names/naming.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

void require_bounds(const char* field, std::optional<std::int64_t> min,
                    std::optional<std::int64_t> max, std::int64_t least = kFirstInstant) {
  const auto fits = [&](auto bound) {
    return !bound || (*bound >= least && *bound <= kLastInstant);
  };
  if (fits(min) && fits(max) && !(min && max && *min > *max)) return;
  throw Error(fmt::format("statement: {} has impossible bounds", field),
              "import the record as it was exported");
}

// Anybody can write such a record, and outages are derived from it.
void require_possible(const Incident& incident) {
  require_bounds("started", incident.started.min, incident.started.max);
  require_bounds("ended", incident.ended.min, incident.ended.max);
  require_bounds("duration", incident.duration.min, incident.duration.max, 0);
  for (const Update& update : incident.updates)
    require_bounds("an update", update.at.min, update.at.max);
  for (const StatedCount& count : incident.counts) {
    require_bounds("a count", count.at.min, count.at.max);
    constexpr const char* kRelations[] = {"=", ">=", "<=", "~"};
    if (count.count < 0 || count.count > kMostReports ||
        std::ranges::find(kRelations, count.relation) == std::end(kRelations)) {
      throw Error("statement: impossible count", "import the record as it was exported");
    }
  }
}

}  // namespace

bool ExportedWriter::write(const Exported& record) {
  return std::visit([this](const auto& value) { return write_record(value); }, record);
}

bool ExportedWriter::write_record(const Naming& naming) {
  if (fold(naming.name).empty() || fold(naming.other).empty())
    throw Error("name: empty platform name", "import the record as it was exported");
  to_.names.named();
  return keep_naming(db_, naming, to_.batch.batch());
}

bool ExportedWriter::write_record(const Revision& revision) {
  Incident incident = stated_incident(revision.statement);
  require_possible(incident);
  incident.source = revision.incident.source;
  incident.key = revision.incident.key;
  incident.platform = revision.incident.platform;
  incident.stated_at = revision.stated_at;
  if (of_older_) {
    // The accounts of a page's incidents use its zone.
    incident.source.zone = to_.names.zone(to_.names.source(incident.source));
    settle_again(incident, kExportOfOlder, revision.observed_at);
  }
  const auto kept = to_.incidents.keep(incident, revision);
  if (kept.effect == Effect::unchanged) return false;
  incidents_.insert(kept.incident);
  platforms_.insert(kept.platform);
  to_.names.keep_details(kept.source);
  to_.listings.touch(kept.source);
  return true;
}

bool ExportedWriter::write_record(const Listed& listed) {
  const auto& name = listed.incident;
  if (const auto id = to_.incidents.known(name))
    return to_.listings.listed(*id, name.source, listed.at);
  throw Error(fmt::format("no incident has the key '{}'", name.key),
              "in an export, its statements precede this record");
}

bool ExportedWriter::write_record(const KeptLog& log) {
  const std::int64_t platform = to_.names.platform(log.platform);
  const bool added = to_.logs.write({platform, fold(log.platform)}, to_.names.source(log.source));
  if (added) platforms_.insert(platform);
  return added;
}

bool ExportedWriter::write_record(const Link& link) {
  const auto platform = keep_link(db_, link);
  if (platform) platforms_.insert(*platform);
  return platform.has_value();
}

std::set<std::int64_t> ExportedWriter::finish() {
  for (const std::int64_t id : incidents_) to_.incidents.restore(id);
  return std::move(platforms_);
}

}  // namespace outagedb
