#include "time/update_timeline.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr Seconds kMinute = 60;

constexpr std::string_view kResolved[] = {"resolved",  "completed", "closed", "available",
                                          "recovered", "fixed",     "ok",     "operational"};
constexpr std::string_view kOpen[] = {"investigating", "identified",   "monitoring", "in_progress",
                                      "in progress",   "verifying",    "watching",   "degradation",
                                      "disruption",    "informational"};
// A fix is being monitored: it may be over.
constexpr std::string_view kMayBeOver[] = {"monitoring", "verifying", "watching"};
// These do not describe the state, or mean that it has not begun.
constexpr std::string_view kSilent[] = {"", "postmortem", "scheduled"};

template <typename Words>
bool among(const Words& words, const std::string& status) {
  return std::ranges::find(words, status) != std::end(words);
}

}  // namespace

bool resolves(std::string_view status) { return among(kResolved, fold(status)); }

bool is_open(std::string_view status) { return among(kOpen, fold(status)); }

bool proves_down(std::string_view status) {
  const std::string word = fold(status);
  return !among(kResolved, word) && !among(kMayBeOver, word) && !among(kSilent, word);
}

Timeline timeline_of(std::span<const Update> updates) {
  Timeline timeline;
  for (std::size_t i = 0; i < updates.size(); ++i) {
    const auto at = updates[i].at.min;
    if (!at) continue;
    const std::string status = fold(updates[i].status);
    const bool over = among(kResolved, status);
    if (!timeline.first) timeline.first = at;
    if (!timeline.first_down && !over && !among(kSilent, status)) timeline.first_down = at;
    if (over && !timeline.resolved) timeline.resolved = i;
    if (!among(kOpen, status)) continue;
    timeline.last_open = at;
    if (!timeline.resolved || *at < *updates[*timeline.resolved].at.min + kMinute) continue;
    timeline.reopened = at;
    timeline.resolved.reset();
  }
  return timeline;
}

std::optional<Instant> last_word(const Incident& incident) {
  auto last = incident.stated_at;
  for (const Update& update : incident.updates) last = std::max(last, update.at.max);
  return last;
}

}  // namespace outagedb
