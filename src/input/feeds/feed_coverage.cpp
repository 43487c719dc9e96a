#include "input/feeds/feed_coverage.hpp"

#include <algorithm>

#include "time/reconcile.hpp"
#include "time/update_timeline.hpp"

namespace outagedb {
namespace {

// How far an unknown end is assumed to reach when outages are merged.
constexpr Seconds kReach = 86'400;

std::optional<Instant> start_of(const Incident& incident) {
  return incident.started.max ? incident.started.max : incident.started.min;
}

// Later than its start, as an incident of zero length is also excluded.
Instant latest_end(const Incident& incident, Instant start) {
  const Instant down = std::max(start, incident.ended.min.value_or(start));
  if (incident.ended.max && *incident.ended.max - down <= kReach)
    return std::max(*incident.ended.max, start + 1);
  return down + kReach;
}

}  // namespace

void FeedCoverage::remember(const Incident& incident, bool over) {
  ++incidents_;
  newest_ = std::max(newest_, last_word(incident));
  if (!over || !start_of(incident)) return;
  if (!oldest_ || *start_of(incident) < *start_of(*oldest_)) oldest_ = incident;
}

void FeedCoverage::tell(const Source& source, const std::string& platform,
                        const ReadOptions& options, const Place& place, Sink& sink) const {
  const auto until = options.observed_at ? options.observed_at : newest_;
  if (incidents_ < 2 || !oldest_ || !until) return;
  Incident oldest = *oldest_;
  reconcile(oldest, *until);
  const auto start = start_of(oldest);
  if (!start) return;
  const Instant from = latest_end(oldest, *start);
  if (from < *until) sink.coverage({source, platform, {}, {}, from, *until}, place);
}

}  // namespace outagedb
