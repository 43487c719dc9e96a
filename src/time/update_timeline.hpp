#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/incident.hpp"

namespace outagedb {

// What the updates of a record, in the order of time, say by their status of how it stood.
struct Timeline {
  std::optional<Instant> first;         // of all updates
  std::optional<Instant> first_down;    // the first that says it is down, or was until then
  std::optional<std::size_t> resolved;  // the first resolution after the last reopening
  std::optional<Instant> reopened;      // the last update that opened it after a resolution
  std::optional<Instant> last_open;     // the last that says that it is worked on
};

// A reopening is a resolved word followed later by an open one. An update of the same minute opens
// nothing: pages are seen to add their account of an incident that is over as "investigating".
[[nodiscard]] Timeline timeline_of(std::span<const Update> updates);

// An update of this status shows it down.
[[nodiscard]] bool proves_down(std::string_view status);
// A record or update of this status is worked on.
[[nodiscard]] bool is_open(std::string_view status);
// It is over by an update of this status.
[[nodiscard]] bool resolves(std::string_view status);
// The last that was said of it, by the record and by its updates.
[[nodiscard]] std::optional<Instant> last_word(const Incident& incident);

}  // namespace outagedb
