#pragma once

#include <string>
#include <string_view>

#include "input/feeds/feed_coverage.hpp"
#include "input/format.hpp"
#include "model/source.hpp"

namespace outagedb {

// Passes on the records of a status page's feed, and what follows from the feed as a whole.
class PageFeed {
 public:
  // `platform` is the format's own platform, used if the user names none.
  PageFeed(std::string_view platform, std::string_view page, const ReadOptions& options,
           Sink& sink);

  [[nodiscard]] const Source& source() const noexcept { return source_; }
  void push(Incident incident, const Place& place);

  // See FeedCoverage.
  void tell_coverage();
  // For a list of everything that is open. `whole`: no part of it was rejected; an unreadable
  // record might be one that seems to be gone.
  void tell_snapshot(bool whole);

 private:
  const ReadOptions& options_;
  Sink& sink_;
  std::string platform_;
  Source source_;
  FeedCoverage coverage_;
};

}  // namespace outagedb
