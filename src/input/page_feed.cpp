#include "input/page_feed.hpp"

#include <algorithm>

#include "input/native.hpp"

namespace outagedb {

PageFeed::PageFeed(std::string_view platform, std::string_view page, const ReadOptions& options,
                   Sink& sink)
    : options_(options),
      sink_(sink),
      platform_(either(options.platform, platform)),
      source_{"status_page", std::string(page), {}, std::string(page), {}, {}} {}

void PageFeed::push(Incident incident, const Place& place) {
  ++incidents_;
  over_ = over_ || !incident.ongoing;
  newest_ = std::max(newest_, std::max(incident.last_update, incident.stated_at));
  const auto started = incident.started.min ? incident.started.min : incident.started.max;
  if (!oldest_ || (started && *started < *oldest_)) oldest_ = started;
  incident.platform = platform_;
  incident.source = source_;
  sink_.incident(std::move(incident), place);
}

void PageFeed::tell_coverage() {
  const auto until = options_.observed_at ? options_.observed_at : newest_;
  if (incidents_ < 2 || !over_ || !oldest_ || !until || *oldest_ + 1 >= *until) return;
  sink_.coverage({source_, platform_, {}, {}, *oldest_ + 1, *until, false}, Place{1, 0, {}});
}

void PageFeed::tell_snapshot(bool whole) {
  if (!options_.observed_at) return;
  if (whole) return sink_.snapshot({source_, platform_, *options_.observed_at});
  sink_.warn(
      "what the list of open incidents no longer names is not taken to be over: a part of the list "
      "could not be read");
}

}  // namespace outagedb
