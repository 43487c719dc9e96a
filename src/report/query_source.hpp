#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/instant.hpp"
#include "query/runner.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// The canned query that gives the same numbers as a part of a report.
struct QuerySource {
  std::string query;
  // Its options with their values in the order in which they are written: {"--platform", "X"}.
  std::vector<std::pair<std::string, std::string>> options;
};

// How a query is asked on the command line what it is asked with these arguments and zones.
[[nodiscard]] QuerySource query_source(std::string_view query, const Arguments& arguments,
                                       const std::vector<Zone>& zones,
                                       std::optional<Instant> known_at);

}  // namespace outagedb
