#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/feeds/json_feed.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kPlatform = "Internet";
constexpr std::string_view kName = "Cloudflare Radar";
constexpr std::string_view kPage = "https://radar.cloudflare.com/outage-center";

// The list of annotations; empty if there is none. API clients may have stored only the result.
std::string_view annotations(const JsonOutline& document) {
  const auto* result = document.named("result");
  const JsonOutline inner = result == nullptr ? JsonOutline{} : outline(result->text);
  const auto* list = (result == nullptr ? document : inner).named("annotations");
  return list != nullptr && list->text.starts_with('[') ? list->text : std::string_view{};
}

void add_component(std::string name, Incident& incident) {
  const bool known = std::any_of(incident.components.begin(), incident.components.end(),
                                 [&](const Component& other) { return other.name == name; });
  if (!known) incident.components.push_back({std::move(name), {}, {}});
}

void read_places(const Fields& fields, Incident& incident) {
  for (const auto code : fields.texts("locations")) incident.regions.emplace_back(code);
  for (const auto asn : fields.texts("asns")) add_component("AS" + std::string(asn), incident);
  for (const auto origin : fields.texts("origins")) add_component(std::string(origin), incident);
}

// "POWER_OUTAGE" is Radar's own statement; the address is that of Radar's source.
void read_cause(const Fields& fields, Incident& incident) {
  const auto cause = fields.object("outage").text("outageCause");
  if (cause.empty() || cause == "UNKNOWN") return;
  std::string category = lower_ascii(cause);
  std::replace(category.begin(), category.end(), '_', ' ');
  incident.claims.push_back({category, std::string(cause), std::string(kName), Standing::claimed,
                             std::string(fields.text("linkedUrl"))});
}

// Most have no description and are named after what was cut off.
std::string title_of(const Fields& fields) {
  const auto description = fields.text("description");
  if (!description.empty()) return std::string(trim(description.substr(0, description.find('\n'))));
  std::string title;
  const auto add = [&](std::string_view name) {
    if (name.empty()) return;
    title += title.empty() ? "" : ", ";
    title += name;
  };
  for (const Fields& network : fields.list("asnsDetails")) add(network.text("name"));
  add(fields.text("scope"));
  for (const Fields& place : fields.list("locationsDetails")) add(place.text("name"));
  return title.empty() ? std::string(fields.text("eventType")) : title;
}

Incident incident_of(const Fields& fields, const RowTimes& times) {
  Incident incident;
  incident.key = fields.text("id");
  incident.title = title_of(fields);
  incident.url = fields.text("linkedUrl");
  const auto start = fields.text("startDate");
  if (start.empty()) throw RecordError("startDate: missing", "download the annotations again");
  incident.started = exactly(times.exact("startDate", start));
  incident.started_text = start;
  const auto end = fields.text("endDate");
  if (!end.empty()) incident.ended = exactly(times.exact("endDate", end));
  incident.ended_text = end;
  incident.ongoing = end.empty();
  const auto type = fields.text("eventType");
  if (!type.empty() && type != "OUTAGE") incident.kind = Kind::notice;
  read_places(fields, incident);
  read_cause(fields, incident);
  for (const auto* name : {"scope", "dataSource"}) {
    if (fields.has(name)) incident.extra.emplace(name, fields.text(name));
  }
  const auto extent = fields.object("outage").text("outageType");
  if (!extent.empty()) incident.extra.emplace("outageType", extent);
  return incident;
}

bool sniff(std::string_view head) {
  const auto list = annotations(outline(content_of(head)));
  if (list.empty()) return false;
  const JsonOutline elements = outline(list);
  if (elements.parts.empty()) return !elements.broken_at;
  const JsonOutline record = outline(elements.parts.front().text);
  return record.named("startDate") != nullptr || record.named("eventType") != nullptr;
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  JsonFeed feed(stream, options, sink);
  const auto document = feed.document();
  if (!document) return;
  const auto list = annotations(*document);
  if (list.empty()) {
    return feed.refuse(feed.text(), "the file lists no annotations; the request may have failed",
                       "check 'errors' in it, then download it again");
  }
  const Source source{"monitor", std::string(kName), {}, std::string(kPage), {}, {}};
  const std::string platform(either(options.platform, kPlatform));
  feed.read_list(list, [&](const Fields& fields, const Place& place, const RowTimes&) {
    // Radar's times are in UTC, whether or not they say so.
    Incident incident = incident_of(fields, RowTimes(options.time, "UTC", place, sink));
    incident.source = source;
    incident.platform = platform;
    sink.incident(std::move(incident), place);
  });
}

}  // namespace

extern const Format cloudflare_radar_format;  // listed in formats.cpp
const Format cloudflare_radar_format{"cloudflare-radar", "Cloudflare Radar outage annotations",
                                     sniff, read};

}  // namespace outagedb
