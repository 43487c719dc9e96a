#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/incident.hpp"

namespace outagedb {

// The course of an incident according to the statuses of its updates, in chronological order.
struct Timeline {
  std::optional<Instant> first;         // of all updates
  std::optional<Instant> first_down;    // the first that says it is down, or was until then
  std::optional<std::size_t> resolved;  // the first resolution after the last reopening
  std::optional<Instant> reopened;      // the last update that opened it after a resolution
  std::optional<Instant> last_open;     // the last that says that work is in progress
};

// A reopening is a resolved status followed later by an open one. An update of the same minute does
// not reopen: pages may add their account of a finished incident as "investigating".
[[nodiscard]] Timeline timeline_of(std::span<const Update> updates);

// An update of this status shows that it is down.
[[nodiscard]] bool proves_down(std::string_view status);
// Work on a record or update of this status is in progress.
[[nodiscard]] bool is_open(std::string_view status);
// An update of this status ends the incident.
[[nodiscard]] bool resolves(std::string_view status);
// The time of the last statement about it, by the record or its updates.
[[nodiscard]] std::optional<Instant> last_word(const Incident& incident);

}  // namespace outagedb
