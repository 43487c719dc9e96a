#include "time/as_stated.hpp"

#include <algorithm>

#include "time/grammar/parse.hpp"
#include "time/update_timeline.hpp"

namespace outagedb {
namespace {

// AWS states epoch seconds, or milliseconds in twelve digits and more.
std::string epoch_marked(const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return text;
  return "@" + (text.size() >= 12 ? text.substr(0, text.size() - 3) : text);
}

void restore(TimeBounds& bounds, const std::string& text) {
  if (text.empty()) return;
  try {
    bounds = parse_time(epoch_marked(text), {}).bounds;
  } catch (const TimeError&) {  // a label that the user had resolved
  }
}

bool is_faulty(const Incident& incident, std::string_view field) {
  return std::ranges::any_of(incident.faults,
                             [&](const Fault& fault) { return fault.field == field; });
}

// If the source states no end, it was derived from what was written.
void restore_end(Incident& incident, bool states_end) {
  if (states_end) return restore(incident.ended, incident.ended_text);
  if (incident.ongoing) return;
  incident.ended = {};
  incident.ended_text.clear();
}

}  // namespace

Incident as_stated(Incident settled, Evidence evidence) {
  settled.evidence = evidence;
  if (evidence == Evidence::stated) return settled;
  const bool machine = evidence == Evidence::machine;
  const bool page = evidence == Evidence::page;
  const bool states_end = page || settled.ended.exact() || is_faulty(settled, "ended");
  if (settled.kind != Kind::maintenance) restore(settled.started, settled.started_text);
  if (settled.kind != Kind::maintenance || machine) restore_end(settled, states_end && !machine);
  if (page && settled.kind != Kind::maintenance && is_open(settled.status)) settled.ongoing = true;
  std::erase_if(settled.faults, [](const Fault& fault) { return fault.field != "duration"; });
  return settled;
}

Evidence evidence_of_format(std::string_view format) noexcept {
  if (format == "statuspage" || format == "statuspage-feed") return Evidence::page;
  if (format == "gcp" || format == "downdetector") return Evidence::publisher;
  if (format == "aws" || format == "slack") return Evidence::machine;
  return Evidence::stated;
}

}  // namespace outagedb
