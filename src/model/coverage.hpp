#pragma once

#include <string>

#include "model/instant.hpp"
#include "model/source.hpp"

namespace outagedb {

enum class CoverageBasis {
  feed,      // a source's list, or a monitor, covers it
  declared,  // a person states that the platform was monitored
  none,      // a person states that it was not monitored: nothing may be assumed for that time
};

// A period [from, until) in which a source would have reported an outage. Empty region or
// component: all.
struct Coverage {
  Source source;
  std::string platform;
  std::string region;
  std::string component;
  Instant from = 0;
  Instant until = 0;
  CoverageBasis basis = CoverageBasis::feed;
  bool within = false;  // stored beside a longer period that contains it, in case that is withdrawn
};

}  // namespace outagedb
