#pragma once

#include <cstdint>
#include <string>

#include "model/instant.hpp"

namespace outagedb {

// An incident as the merging sees it. All members of one call belong to one scope.
struct Member {
  std::int64_t incident = 0;
  std::int64_t source = 0;  // 0: nobody knows who says so; two such are never taken for one source
  std::string order;  // breaks ties; made of natural keys, so that it is the same in every database
  TimeBounds started;
  TimeBounds ended;
  DurationBounds duration;
  bool ongoing = false;
  int severity = 2;  // 1 minor, 2 not stated, 3 major, 4 critical

  // The moments at which it was down for certain: latest start to earliest end.
  [[nodiscard]] bool has_core() const {
    return started.max && ended.min && *started.max <= *ended.min;
  }
};

// A person says that two incidents are the same outage, or are not.
struct Word {
  std::int64_t a = 0;
  std::int64_t b = 0;
  bool same = false;
};

struct MergeRules {
  Seconds gap = 0;             // cores this close are one outage
  Seconds bridge_max = 86400;  // a core longer than this never joins two outages; also how far an
                               // unknown bound is taken to reach when asking what may be one outage
};

}  // namespace outagedb
