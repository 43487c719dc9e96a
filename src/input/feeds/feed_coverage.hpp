#pragma once

#include <optional>

#include "input/format.hpp"

namespace outagedb {

// A feed that lists its newest incidents shows what was watched.
class FeedCoverage {
 public:
  // `over`: it has ended, whether the feed says when or not.
  void remember(const Incident& incident, bool over);
  // From the end of the oldest incident that is over, as its times are reconciled, to the
  // retrieval, else to the last that was said: a stated end may be wrong. The list is as long as
  // its oldest incident lets it be, so that neither the start of that one nor its downtime may
  // count. A list in which nothing is over is one of what is open, and tells of no past.
  void tell(const Source& source, const std::string& platform, const ReadOptions& options,
            const Place& place, Sink& sink) const;

  [[nodiscard]] bool anything_over() const noexcept { return oldest_.has_value(); }

 private:
  int incidents_ = 0;
  std::optional<Incident> oldest_;  // of those that are over
  std::optional<Instant> newest_;
};

}  // namespace outagedb
