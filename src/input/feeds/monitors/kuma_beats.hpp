#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "input/feeds/monitors/monitor.hpp"
#include "input/format.hpp"

namespace outagedb {

enum class BeatStatus { down = 0, up = 1, pending = 2, maintenance = 3 };

struct Beat {
  std::int64_t id = 0;
  BeatStatus status = BeatStatus::up;
  Instant at = 0;
  std::string time;     // as stored
  std::string message;  // result of the check
};

// Derives incidents from the checks of Uptime Kuma, which arrive in order for each monitor. A
// failing check is `pending` while it is retried, then `down`: the outage began between the first
// `pending` and the `down`.
class KumaMonitor {
 public:
  // `pruned`: beats without a change were deleted after a day, so a gap between two beats does not
  // mean that the monitor was not running.
  KumaMonitor(std::int64_t id, std::string name, std::string url, Seconds interval, bool active,
              bool pruned, const ReadOptions& options);

  void take(const Beat& beat, const Place& place, Sink& sink);
  // Reports a period for which a statistic counts `checks`.
  void watched(Instant from, Instant until, double checks);
  // Call after the last beat; `newest` is the time of the last beat of any monitor.
  void finish(Instant newest, Sink& sink);

 private:
  struct Open {
    Incident incident;
    BeatStatus status;
    std::uint64_t line;
    std::string record;
  };

  void begin(const Beat& beat, bool silence, const Place& place);
  void end(const Beat& beat, bool silence, Sink& sink);
  void give(Sink& sink);
  void give_coverage(Sink& sink);

  std::int64_t id_;
  std::string name_;
  std::string url_;
  Seconds interval_;
  bool active_;
  bool pruned_;
  Monitored belongs_;

  std::optional<Beat> last_;
  std::optional<Instant> failing_;  // the first of the pending beats directly before
  std::optional<Open> open_;
  std::vector<std::pair<Instant, Instant>> watched_;
};

}  // namespace outagedb
