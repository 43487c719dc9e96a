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
  // Options and values in command-line order: {"--platform", "X"}.
  std::vector<std::pair<std::string, std::string>> options;
};

// Converts these arguments and zones of a query to its command-line options.
[[nodiscard]] QuerySource query_source(std::string_view query, const Arguments& arguments,
                                       const std::vector<Zone>& zones,
                                       std::optional<Instant> known_at);

// As the option --tz takes them: "America/New_York,Asia/Riyadh".
[[nodiscard]] std::string zone_names(const std::vector<Zone>& zones);

}  // namespace outagedb
