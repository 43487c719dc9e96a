#pragma once

#include <optional>

#include "input/format.hpp"

namespace outagedb {

// What the newest incidents of a page say of the time in which the page would have told of another.
class StatuspageCoverage {
 public:
  void remember(const Incident& incident);
  // From the start of the oldest one, which is not included, to the retrieval, else to the last
  // that was said. A list in which nothing is over tells of no past.
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
