#pragma once

#include <string>

#include "model/instant.hpp"
#include "model/source.hpp"

namespace outagedb {

enum class CoverageBasis {
  feed,      // a source's list, or a monitor, shows it
  declared,  // a person says that the platform was monitored
  none,      // a person says that nobody monitored it: nothing may be assumed of that time
};

// A stretch [from, until) in which a source would have told of an outage. Empty region or
// component: all.
struct Coverage {
  Source source;
  std::string platform;
  std::string region;
  std::string component;
  Instant from = 0;
  Instant until = 0;
  CoverageBasis basis = CoverageBasis::feed;
  bool within = false;  // kept beside a longer stretch that holds it, should that be taken back
};

}  // namespace outagedb
