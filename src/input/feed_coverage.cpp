#include "input/feed_coverage.hpp"

#include <algorithm>

namespace outagedb {

void FeedCoverage::remember(const Incident& incident, bool over) {
  ++incidents_;
  over_ = over_ || over;
  newest_ = std::max(newest_, std::max(incident.last_update, incident.stated_at));
  const auto started = incident.started.min ? incident.started.min : incident.started.max;
  if (started && (!oldest_ || *started < *oldest_)) oldest_ = started;
}

void FeedCoverage::tell(const Source& source, const std::string& platform,
                        const ReadOptions& options, const Place& place, Sink& sink) const {
  const auto until = options.observed_at ? options.observed_at : newest_;
  if (incidents_ < 2 || !over_ || !until || !oldest_ || *oldest_ + 1 >= *until) return;
  sink.coverage({source, platform, {}, {}, *oldest_ + 1, *until, false}, place);
}

}  // namespace outagedb
