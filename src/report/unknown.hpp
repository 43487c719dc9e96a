#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "time/zone.hpp"

namespace outagedb {

struct KnownFacts {
  const Table* comparison = nullptr;  // its first row is the month
  const Table* certain = nullptr;     // the month's timeline
  Table coverage;
  Table faults;
  Table rejects;
  std::optional<Instant> partial_until;  // as-of, where the month was not over by then
  Zone zone = Zone::utc();
};

// The limits of what a month's report can say, a sentence each.
[[nodiscard]] std::vector<std::string> what_is_unknown(const KnownFacts& facts);

}  // namespace outagedb
