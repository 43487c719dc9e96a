#pragma once

#include <optional>

#include "input/format.hpp"

namespace outagedb {

// A feed that lists its newest incidents shows what was watched.
class FeedCoverage {
 public:
  // `over`: it has ended, whether the feed says when or not.
  void remember(const Incident& incident, bool over);
  // From the start of the oldest incident, itself excluded, to the retrieval, else to the last that
  // was said: a stated end may be wrong. A list in which nothing is over is one of what is open,
  // and tells of no past.
  void tell(const Source& source, const std::string& platform, const ReadOptions& options,
            const Place& place, Sink& sink) const;

  [[nodiscard]] bool anything_over() const noexcept { return over_; }

 private:
  int incidents_ = 0;
  bool over_ = false;
  std::optional<Instant> oldest_;
  std::optional<Instant> newest_;
};

}  // namespace outagedb
