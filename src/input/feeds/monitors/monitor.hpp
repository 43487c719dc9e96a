#pragma once

#include <string>
#include <string_view>

#include "input/format.hpp"

namespace outagedb {

// Something that a monitor checks: a platform, or a component of the one that the user names.
struct Monitored {
  Source source;
  std::string platform;
  std::string component;  // empty: it is the platform
};

// `monitor` is the source where the user names none.
[[nodiscard]] Monitored monitored(std::string_view name, const ReadOptions& options,
                                  std::string_view monitor);

// An incident, a stretch of coverage, of it; nothing else is filled in.
[[nodiscard]] Incident incident_of(const Monitored& monitored);
[[nodiscard]] Coverage coverage_of(const Monitored& monitored, Instant from, Instant until);

}  // namespace outagedb
