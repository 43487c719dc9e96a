#pragma once

#include <cstdint>
#include <string>

#include "model/instant.hpp"

namespace outagedb {

// An incident as seen by merging. All members of one call belong to one scope.
struct Member {
  std::int64_t incident = 0;
  std::int64_t source = 0;  // 0: unknown; two unknown sources never count as the same
  std::string order;  // breaks ties; made of natural keys, so it is the same in every database
  TimeBounds started;
  TimeBounds ended;
  DurationBounds duration;
  bool ongoing = false;
  int severity = 2;  // 1 minor, 2 not stated, 3 major, 4 critical

  // The core is the period in which it was certainly down: latest start to earliest end.
  [[nodiscard]] bool has_core() const {
    return started.max && ended.min && *started.max <= *ended.min;
  }
};

// A person's verdict that two incidents are the same outage, or are not.
struct Word {
  std::int64_t a = 0;
  std::int64_t b = 0;
  bool same = false;
};

struct MergeRules {
  Seconds gap = 0;             // cores this close are one outage
  Seconds bridge_max = 86400;  // a core longer than this never joins two outages; also how far an
                               // unknown bound is assumed to reach when deciding what may be one
};

}  // namespace outagedb
