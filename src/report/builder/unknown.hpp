#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "report/period.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

struct KnownFacts {
  ReportPeriod period;
  const Table* comparison = nullptr;  // its first row is the period
  const Table* certain = nullptr;     // the events certainly going on in it, a timeline
  Table coverage;
  std::size_t faults = 0;
  std::size_t rejects = 0;
  std::optional<Instant> partial_until;  // as-of, if the period was not over by then
  Zone zone = Zone::utc();
};

// The limits of what a report can state, one sentence each.
[[nodiscard]] std::vector<std::string> what_is_unknown(const KnownFacts& facts, const Texts& texts);

}  // namespace outagedb
