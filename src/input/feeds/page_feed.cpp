#include "input/feeds/page_feed.hpp"

#include "input/tables/native.hpp"

namespace outagedb {

PageFeed::PageFeed(std::string_view platform, std::string_view page, const ReadOptions& options,
                   Sink& sink)
    : options_(options),
      sink_(sink),
      platform_(either(options.platform, platform)),
      source_{"status_page", std::string(page), {}, std::string(page), {}, {}} {}

void PageFeed::push(Incident incident, const Place& place) {
  coverage_.remember(incident, !incident.ongoing);
  incident.platform = platform_;
  incident.source = source_;
  sink_.incident(std::move(incident), place);
}

void PageFeed::tell_coverage() {
  coverage_.tell(source_, platform_, options_, Place{1, 0, {}}, sink_);
}

void PageFeed::tell_snapshot(bool whole) {
  if (!options_.observed_at) return;
  if (whole) return sink_.snapshot({source_, platform_, *options_.observed_at});
  sink_.warn(
      "part of the list of open incidents could not be read: incidents missing from it are not "
      "considered over");
}

}  // namespace outagedb
