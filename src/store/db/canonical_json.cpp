#include "store/db/canonical_json.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

void member(JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.key(name).text(value);
}

void member(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& value) {
  if (value) json.key(name).number(*value);
}

template <typename Bounds>
void bounds(JsonWriter& json, const std::string& name, const Bounds& value) {
  member(json, name + "_min", value.min);
  member(json, name + "_max", value.max);
}

template <typename Items, typename Write>
void array(JsonWriter& json, std::string_view name, const Items& items, Write write) {
  if (items.empty()) return;
  json.key(name).begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

void write_lists(JsonWriter& json, const Incident& incident) {
  array(json, "regions", incident.regions, [&](const std::string& region) { json.text(region); });
  array(json, "components", incident.components, [&](const Component& component) {
    json.begin_object();
    member(json, "name", component.name);
    member(json, "old_status", component.old_status);
    member(json, "new_status", component.new_status);
    json.end_object();
  });
  array(json, "updates", incident.updates, [&](const Update& update) {
    json.begin_object();
    bounds(json, "at", update.at);
    member(json, "status", update.status);
    member(json, "text", update.text);
    json.end_object();
  });
  array(json, "counts", incident.counts, [&](const StatedCount& count) {
    json.begin_object();
    bounds(json, "at", count.at);
    member(json, "at_text", count.at_text);
    member(json, "region", count.region);
    json.key("count")
        .number(count.count)
        .key("relation")
        .text(count.relation)
        .key("peak")
        .boolean(count.peak);
    json.end_object();
  });
  array(json, "claims", incident.claims, [&](const Claim& claim) {
    json.begin_object();
    member(json, "category", claim.category);
    member(json, "cause", claim.cause);
    member(json, "claimed_by", claim.claimed_by);
    json.key("standing").text(to_text(claim.standing));
    member(json, "url", claim.url);
    json.end_object();
  });
}

}  // namespace

std::string statement_of(const Incident& incident) {
  JsonWriter json;
  json.begin_object();
  member(json, "title", incident.title);
  json.key("kind").text(to_text(incident.kind));
  if (incident.severity) json.key("severity").text(to_text(*incident.severity));
  member(json, "status", incident.status);
  member(json, "url", incident.url);
  bounds(json, "started", incident.started);
  bounds(json, "ended", incident.ended);
  bounds(json, "duration", incident.duration);
  if (incident.ongoing) json.key("ongoing").boolean(true);
  member(json, "started_text", incident.started_text);
  member(json, "ended_text", incident.ended_text);
  member(json, "duration_text", incident.duration_text);
  member(json, "zone", incident.zone);
  if (incident.evidence != Evidence::stated) json.key("evidence").text(to_text(incident.evidence));
  write_lists(json, incident);
  array(json, "faults", incident.faults, [&](const Fault& fault) {
    json.begin_object();
    json.key("field")
        .text(fault.field)
        .key("stated")
        .text(fault.stated)
        .key("contradicts")
        .text(fault.contradicts);
    json.end_object();
  });
  if (!incident.extra.empty()) {
    json.key("extra").begin_object();
    for (const auto& [name, value] : incident.extra) json.key(name).text(value);
    json.end_object();
  }
  return json.end_object().str();
}

namespace {

std::vector<std::string> component_names(const Incident& incident) {
  std::vector<std::string> names;
  for (const Component& component : incident.components) {
    if (const auto name = trim(component.name); !name.empty()) names.emplace_back(name);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

std::string natural_key(const Incident& incident) {
  JsonWriter json;
  json.begin_array().text(incident.title).text(incident.started_text);
  for (const std::string& region : incident.regions) json.text(region);
  if (const auto names = component_names(incident); !names.empty()) {
    json.begin_array();
    for (const std::string& name : names) json.text(name);
    json.end_array();
  }
  if (incident.started_text.empty()) {
    json.text(incident.ended_text);
    for (const StatedCount& count : incident.counts) json.text(count.at_text).number(count.count);
  }
  return std::string("~").append(sha256(json.end_array().str()), 0, 16);
}

}  // namespace outagedb
