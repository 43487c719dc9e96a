#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/feeds/json_feed.hpp"
#include "input/feeds/page_feed.hpp"
#include "input/tables/native.hpp"
#include "time/update_timeline.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kPlatform = "Google Cloud";
constexpr std::string_view kPage = "https://status.cloud.google.com";

// Records from before 2021 state no status_impact; in later ones each severity has one impact.
void read_impact(const Fields& fields, Sink& sink, Incident& incident) {
  const auto impact = fields.text("status_impact");
  const auto severity = fields.text("severity");
  if (severity == "low") incident.severity = Severity::minor;
  if (severity == "medium") incident.severity = Severity::major;
  if (severity == "high") incident.severity = Severity::critical;
  if (!severity.empty() && !incident.severity) {
    sink.warn("unknown severity '" + std::string(severity) + "'; treated as not stated");
    incident.extra.emplace("severity", severity);
  }
  if (impact == "SERVICE_DISRUPTION" || impact == "SERVICE_INFORMATION") {
    incident.kind = Kind::degradation;
  } else if (impact.empty()) {
    incident.kind = severity == "high" || severity.empty() ? Kind::outage : Kind::degradation;
  } else if (impact != "SERVICE_OUTAGE") {
    sink.warn("unknown status_impact '" + std::string(impact) + "'; treated as an outage");
  }
}

void read_updates(const Fields& fields, const RowTimes& times, Incident& incident) {
  for (const Fields& item : fields.objects("updates")) {
    const auto* column = item.has("when") ? "when" : "created";
    Update& update = incident.updates.emplace_back();
    if (item.has(column)) update.at = exactly(times.exact_if_readable(column, item.text(column)));
    update.status = item.text("status");
    update.text = item.text("text");
  }
  sort_by_time(incident.updates);
}

// Without an end it is ongoing, unless its last status is AVAILABLE.
void read_end(const Fields& fields, const RowTimes& times, Incident& incident) {
  const auto end = fields.text("end");
  if (!end.empty()) incident.ended = exactly(times.exact("end", end));
  incident.ended_text = end;
  const bool over = !incident.updates.empty() && resolves(incident.updates.back().status);
  incident.ongoing = end.empty() && !over;
}

void add_regions(std::span<const Fields> locations, std::vector<std::string>& regions) {
  for (const Fields& location : locations) {
    const auto id = location.text(location.is_text() ? "" : "id");
    if (!id.empty() && std::find(regions.begin(), regions.end(), id) == regions.end())
      regions.emplace_back(id);
  }
}

void read_places(const Fields& fields, Incident& incident) {
  for (const auto* list : {"previously_affected_locations", "currently_affected_locations"})
    add_regions(fields.list(list), incident.regions);
  for (const Fields& update : fields.objects("updates"))
    add_regions(update.list("affected_locations"), incident.regions);
  for (const Fields& product : fields.objects("affected_products"))
    incident.components.push_back({std::string(product.text("title")), {}, {}});
  const auto service = fields.text("service_name");
  const bool of_many = service.empty() || fields.text("service_key") == "zall";
  if (incident.components.empty() && !of_many)
    incident.components.push_back({std::string(service), {}, {}});
}

// Older records have no id, and numbers that several services share.
std::string key_of(const Fields& fields) {
  for (const auto* name : {"id", "uri"}) {
    if (fields.has(name)) return std::string(fields.text(name));
  }
  throw RecordError("id and uri: both missing", "download incidents.json again");
}

// The page's description may be a whole account, so the title is its first line.
std::string_view title_of(const Fields& fields) {
  const auto text = fields.text("external_desc");
  return either(trim(text.substr(0, text.find('\n'))), fields.text("service_name"));
}

std::string address_of(std::string_view page, std::string_view uri) {
  if (uri.empty() || uri.find("://") != std::string_view::npos) return std::string(uri);
  while (uri.starts_with('/')) uri.remove_prefix(1);
  return std::string(page) + (page.ends_with('/') ? "" : "/") + std::string(uri);
}

Incident incident_of(const Fields& fields, const RowTimes& times, Sink& sink) {
  Incident incident;
  incident.key = key_of(fields);
  incident.title = title_of(fields);
  const auto begin = fields.text("begin");
  if (begin.empty()) throw RecordError("begin: missing", "download incidents.json again");
  incident.started = exactly(times.exact("begin", begin));
  incident.started_text = begin;
  incident.evidence = Evidence::publisher;
  if (fields.has("modified"))
    incident.stated_at = times.exact_if_readable("modified", fields.text("modified"));
  incident.status = fields.text("status_impact");
  read_impact(fields, sink, incident);
  read_updates(fields, times, incident);
  read_end(fields, times, incident);
  read_places(fields, incident);
  return incident;
}

bool sniff(std::string_view head) {
  const auto content = content_of(head);
  if (content.empty() || content.front() != '[') return false;
  const JsonOutline list = outline(content);
  if (list.parts.empty()) return false;
  const JsonOutline record = outline(list.parts.front().text);
  constexpr std::array kMembers{"begin", "service_key", "external_desc"};
  return std::all_of(kMembers.begin(), kMembers.end(),
                     [&](const char* name) { return record.named(name) != nullptr; });
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  JsonFeed feed(stream, options, sink);
  if (!trim(feed.text()).starts_with('[')) {
    return feed.refuse(feed.text(), "expected a list of incidents",
                       "download https://status.cloud.google.com/incidents.json");
  }
  const std::string page(either(options.source, kPage));
  PageFeed page_feed(kPlatform, page, options, sink);
  feed.read_list(feed.text(), [&](const Fields& fields, const Place& place, const RowTimes& times) {
    Incident incident = incident_of(fields, times, sink);
    incident.url = address_of(page, fields.text("uri"));
    page_feed.push(std::move(incident), place);
  });
  page_feed.tell_coverage();
}

}  // namespace

extern const Format gcp_format;  // listed in formats.cpp
const Format gcp_format{"gcp", "Google Cloud incidents.json", sniff, read};

}  // namespace outagedb
