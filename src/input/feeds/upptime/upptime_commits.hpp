#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/format.hpp"

namespace outagedb {

// The parts of a status commit's subject: "🟥 Shop is down (503 in 87 ms) [skip ci] [upptime]".
struct SiteStatus {
  std::string_view site;    // without the leading sign
  std::string_view status;  // up, down or degraded
  std::string_view answer;  // "503 in 87 ms"
};

// Empty if it is the subject of another commit.
[[nodiscard]] std::optional<SiteStatus> site_status_of(std::string_view subject);

inline constexpr std::string_view kUpptime = "Upptime";

// Derives incidents from a repository's status commits. Upptime checks every few minutes but
// commits a result only when it changes, and once a day. As in Upptime itself, an outage lasts from
// the commit that says down to the next one that says otherwise.
class StatusLog {
 public:
  StatusLog(const ReadOptions& options, Sink& sink) : options_(options), sink_(sink) {}

  // Accepts commits in any order; ignores those that are not status commits.
  void add(std::string_view hash, Instant at, std::string_view subject, const Place& place);
  // Pushes the incidents in chronological order. Call once, at the end.
  void finish();

 private:
  struct Commit {
    std::string hash, site, status, answer;
    Instant at = 0;
    std::uint64_t line = 0, offset = 0;
    std::string record;
  };
  // The state of a site while iterating over the commits.
  struct Site {
    const Commit* first = nullptr;
    const Commit* watched_from = nullptr;  // the first since a silence
    const Commit* last = nullptr;
    const Commit* trouble = nullptr;  // began the outage or degradation in progress
  };

  void order();
  void go_through(const Commit& commit, Site& site);
  void give_ended(const Site& site, const Commit& end);
  void give_open(const Site& site);
  void give_coverage(const Site& site, Instant until);
  [[nodiscard]] bool silent(const Site& site) const;
  [[nodiscard]] Incident incident_of(const Site& site) const;

  const ReadOptions& options_;
  Sink& sink_;
  std::vector<Commit> commits_;
};

}  // namespace outagedb
