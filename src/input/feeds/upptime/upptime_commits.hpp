#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/format.hpp"

namespace outagedb {

// What the subject of a status commit says: "🟥 Shop is down (503 in 87 ms) [skip ci] [upptime]".
struct SiteStatus {
  std::string_view site;    // without the sign before it
  std::string_view status;  // up, down or degraded
  std::string_view answer;  // "503 in 87 ms"
};

// Nothing where the subject is that of another commit.
[[nodiscard]] std::optional<SiteStatus> site_status_of(std::string_view subject);

inline constexpr std::string_view kUpptime = "Upptime";

// Makes incidents of a repository's status commits. Upptime checks every few minutes but commits
// what it found only where that changed, and once a day: from the commit that says down to the next
// one that says otherwise is the outage, as Upptime itself has it.
class StatusLog {
 public:
  StatusLog(const ReadOptions& options, Sink& sink) : options_(options), sink_(sink) {}

  // Commits in any order; what is no status commit is passed over.
  void add(std::string_view hash, Instant at, std::string_view subject, const Place& place);
  // Pushes what they make, in the order of time. Once, at the end.
  void finish();

 private:
  struct Commit {
    std::string hash, site, status, answer;
    Instant at = 0;
    std::uint64_t line = 0, offset = 0;
    std::string record;
  };
  // A site's state while the commits are gone through.
  struct Site {
    const Commit* first = nullptr;
    const Commit* watched_from = nullptr;  // the first since a silence
    const Commit* last = nullptr;
    const Commit* trouble = nullptr;  // that began the outage or degradation that goes on
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
