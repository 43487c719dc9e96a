#include "input/statuspage_coverage.hpp"

#include <algorithm>

#include "input/statuspage_incident.hpp"

namespace outagedb {

// Only what was said at a time tells when the feed was taken: a stated end may be a year off.
void StatuspageCoverage::remember(const Incident& incident) {
  ++incidents_;
  over_ = over_ || statuspage_closed(incident.status);
  newest_ = std::max(newest_, std::max(incident.last_update, incident.stated_at));
  const auto started = incident.started.min;
  if (started && (!oldest_ || *started < *oldest_)) oldest_ = started;
}

void StatuspageCoverage::tell(const Source& source, const std::string& platform,
                              const ReadOptions& options, const Place& place, Sink& sink) const {
  const auto until = options.observed_at ? options.observed_at : newest_;
  if (incidents_ < 2 || !over_ || !until || !oldest_ || *oldest_ + 1 >= *until) return;
  sink.coverage({source, platform, {}, {}, *oldest_ + 1, *until, false}, place);
}

}  // namespace outagedb
