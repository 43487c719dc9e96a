#pragma once

#include <optional>

#include "input/format.hpp"

namespace outagedb {

// Derives coverage from a feed that lists its newest incidents.
class FeedCoverage {
 public:
  // `over`: the incident has ended, whether or not the feed states when.
  void remember(const Incident& incident, bool over);
  // Reports coverage from the reconciled end of the oldest incident that is over (a stated end may
  // be wrong) to the retrieval, else to the last statement. That incident determines how far back
  // the list reaches, so its start and downtime must not count. A list in which nothing is over
  // lists open incidents only and implies nothing about the past.
  void tell(const Source& source, const std::string& platform, const ReadOptions& options,
            const Place& place, Sink& sink) const;

  [[nodiscard]] bool anything_over() const noexcept { return oldest_.has_value(); }

 private:
  int incidents_ = 0;
  std::optional<Incident> oldest_;  // among the incidents that are over
  std::optional<Instant> newest_;
};

}  // namespace outagedb
