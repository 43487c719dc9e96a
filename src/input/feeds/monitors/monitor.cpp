#include "input/feeds/monitors/monitor.hpp"

#include "input/tables/native.hpp"

namespace outagedb {

Monitored monitored(std::string_view name, const ReadOptions& options, std::string_view monitor) {
  Monitored made;
  made.source = {"monitor", std::string(either(options.source, monitor)), {}, {}, {}, {}};
  made.platform = either(options.platform, name);
  if (!options.platform.empty()) made.component = name;
  return made;
}

Incident incident_of(const Monitored& monitored) {
  Incident incident;
  incident.source = monitored.source;
  incident.platform = monitored.platform;
  if (!monitored.component.empty()) incident.components.push_back({monitored.component, "", ""});
  return incident;
}

Coverage coverage_of(const Monitored& monitored, Instant from, Instant until) {
  return {monitored.source, monitored.platform, "", monitored.component, from, until};
}

}  // namespace outagedb
