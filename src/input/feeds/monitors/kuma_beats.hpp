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
  std::string time;     // as it stands
  std::string message;  // what the check found
};

// Makes incidents of what Uptime Kuma found at its checks, each monitor's in their order.
// A check that fails is `pending` while it is tried again, then `down`: an outage began between the
// first of them and the one that says down.
class KumaMonitor {
 public:
  // `pruned`: beats that changed nothing were deleted after a day, so that none between two others
  // does not tell that nobody looked.
  KumaMonitor(std::int64_t id, std::string name, std::string url, Seconds interval, bool active,
              bool pruned, const ReadOptions& options);

  void take(const Beat& beat, const Place& place, Sink& sink);
  // A stretch in which there were `checks` of it, by a statistic.
  void watched(Instant from, Instant until, double checks);
  // After its last beat; `newest` is the last of any monitor's.
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
  std::optional<Instant> failing_;  // the first of the pending beats just before
  std::optional<Open> open_;
  std::vector<std::pair<Instant, Instant>> watched_;
};

}  // namespace outagedb
