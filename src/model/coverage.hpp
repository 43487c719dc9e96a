#pragma once

#include <string>

#include "model/instant.hpp"
#include "model/source.hpp"

namespace outagedb {

// A stretch [from, until) in which a source would have told of an outage. Empty region or
// component: all.
struct Coverage {
  Source source;
  std::string platform;
  std::string region;
  std::string component;
  Instant from = 0;
  Instant until = 0;
  bool declared = false;  // said by a person, not seen by a monitor
  bool within = false;    // kept beside a longer stretch that holds it, should that be taken back
};

}  // namespace outagedb
