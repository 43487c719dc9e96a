#pragma once

#include <string>
#include <string_view>

#include "input/format.hpp"

namespace outagedb {

// The target of a monitor: a platform, or a component of the platform that the user names.
struct Monitored {
  Source source;
  std::string platform;
  std::string component;  // empty: the target is the platform itself
};

// `monitor` is the source if the user names none.
[[nodiscard]] Monitored monitored(std::string_view name, const ReadOptions& options,
                                  std::string_view monitor);

// An incident or a coverage period of the target; no other members are filled in.
[[nodiscard]] Incident incident_of(const Monitored& monitored);
[[nodiscard]] Coverage coverage_of(const Monitored& monitored, Instant from, Instant until);

}  // namespace outagedb
