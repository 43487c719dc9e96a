#include "report/query_source.hpp"

#include <algorithm>

#include "query/bound_arguments.hpp"
#include "query/catalogue.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {

QuerySource query_source(std::string_view query, const Arguments& arguments,
                         const std::vector<Zone>& zones, std::optional<Instant> known_at) {
  QuerySource source{std::string(query), {}};
  for (const Param& param : query_named(query).params) {
    const auto given = arguments.find(param.name);
    if (given == arguments.end()) continue;
    for (const std::string& text : given->second.texts)
      source.options.emplace_back(option_of(param), text);
  }
  if (known_at) source.options.emplace_back("--known-at", format_rfc3339(*known_at));
  source.options.emplace_back("--tz", zone_names(zones));
  return source;
}

std::string zone_names(const std::vector<Zone>& zones) {
  std::string names;
  for (const Zone& zone : zones) names += (names.empty() ? "" : ",") + zone.name();
  return names;
}

}  // namespace outagedb
