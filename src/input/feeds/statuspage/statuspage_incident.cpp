#include "input/feeds/statuspage/statuspage_incident.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string>

#include "input/records/html_text.hpp"
#include "time/update_timeline.hpp"

namespace outagedb {
namespace {

constexpr std::array<std::string_view, 3> kClosed{"resolved", "postmortem", "completed"};
constexpr std::array<std::string_view, 5> kWorse{
    "operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage"};

template <typename Words>
bool among(const Words& words, std::string_view word) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A moment and the text that states it; both empty if not stated.
struct Moment {
  std::optional<Instant> at;
  std::string text;
};

Moment moment(const Fields& fields, std::initializer_list<std::string_view> names,
              const RowTimes& times) {
  for (const auto name : names) {
    const auto text = fields.text(name);
    if (!text.empty()) return {times.exact(name, text), std::string(text)};
  }
  return {};
}

// The same, for times without which the record can still be read.
Moment moment_if_readable(const Fields& fields, std::initializer_list<std::string_view> names,
                          const RowTimes& times) {
  for (const auto name : names) {
    const auto text = fields.text(name);
    if (!text.empty()) return {times.exact_if_readable(name, text), std::string(text)};
  }
  return {};
}

TimeBounds bounds_of(const Moment& moment) { return {moment.at, moment.at}; }

struct TimedUpdate {
  Moment at;
  Update update;
  std::span<const Fields> components;  // the components that it affects
};

std::vector<TimedUpdate> updates_of(const Fields& fields, const RowTimes& times) {
  std::vector<TimedUpdate> updates;
  for (const Fields& item : fields.objects("incident_updates")) {
    TimedUpdate& timed = updates.emplace_back();
    timed.at = moment_if_readable(item, {"display_at", "displayed_at", "created_at"}, times);
    timed.update.at = bounds_of(timed.at);
    timed.update.status = item.text("status");
    timed.update.text = text_of_html(item.text("body"));
    timed.components = item.list("affected_components");
  }
  const auto when = [](const TimedUpdate& timed) {
    return timed.at.at.value_or(std::numeric_limits<Instant>::max());
  };
  // Feeds list updates newest first or oldest first; those of one minute keep the feed's order.
  std::stable_sort(updates.begin(), updates.end(),
                   [&](const TimedUpdate& a, const TimedUpdate& b) { return when(a) < when(b); });
  return updates;
}

void read_bounds(const Fields& fields, const std::vector<TimedUpdate>& updates,
                 const RowTimes& times, Incident& incident) {
  Moment started = moment(fields, {"scheduled_for"}, times);
  if (!started.at) started = moment_if_readable(fields, {"started_at"}, times);
  if (!started.at && !updates.empty()) started = updates.front().at;
  if (!started.at) started = moment(fields, {"created_at"}, times);
  if (!started.at) {
    throw RecordError("the incident has no time: no started_at, no created_at, no dated update",
                      "download the whole incident from the page's API");
  }
  Moment ended = moment(fields, {"scheduled_until"}, times);
  if (!ended.at) ended = moment_if_readable(fields, {"resolved_at"}, times);
  const auto resolved = timeline_of(incident.updates).resolved;
  if (!ended.at && resolved) ended = updates[*resolved].at;
  incident.started = bounds_of(started);
  incident.started_text = started.text;
  incident.ended = bounds_of(ended);
  incident.ended_text = ended.text;
  incident.stated_at = moment_if_readable(fields, {"updated_at"}, times).at;
}

void read_impact(std::string_view impact, bool maintenance, Sink& sink, Incident& incident) {
  if (maintenance || impact == "maintenance") {
    incident.kind = Kind::maintenance;
  } else if (impact == "none") {
    incident.kind = Kind::notice;
  } else if (impact == "minor") {
    incident.kind = Kind::degradation;
    incident.severity = Severity::minor;
  } else if (const auto severity = severity_of(impact)) {
    incident.severity = severity;
  } else if (!impact.empty()) {
    sink.warn("unknown impact '" + std::string(impact) +
              "'; treated as an outage without a stated severity");
    incident.extra.emplace("impact", impact);
  }
}

// A component's course over all updates: its first status, and the worst that it reached.
void add_components(std::span<const Fields> items, std::vector<Component>& components) {
  const auto badness = [](std::string_view status) {
    return std::find(kWorse.begin(), kWorse.end(), status);
  };
  for (const Fields& item : items) {
    const auto name = item.text(item.is_text() ? "" : "name");
    const auto status = item.text("new_status");
    const auto known =
        std::find_if(components.begin(), components.end(),
                     [&](const Component& component) { return component.name == name; });
    if (name.empty()) continue;
    if (known == components.end()) {
      components.push_back(
          {std::string(name), std::string(item.text("old_status")), std::string(status)});
      continue;
    }
    // The incident's own list names components without their previous status.
    if (known->old_status.empty()) known->old_status = item.text("old_status");
    const bool worse =
        badness(status) != kWorse.end() && badness(known->new_status) < badness(status);
    if (known->new_status.empty() || worse) known->new_status = status;
  }
}

}  // namespace

bool statuspage_closed(std::string_view status) noexcept { return among(kClosed, status); }

Incident statuspage_incident(const Fields& fields, bool maintenance, const RowTimes& times,
                             Sink& sink) {
  Incident incident;
  incident.key = fields.text("id");
  incident.title = fields.text("name");
  if (incident.key.empty() || incident.title.empty()) {
    throw RecordError(std::string(incident.key.empty() ? "id" : "name") + ": missing",
                      "download the whole incident from the page's API");
  }
  incident.status = fields.text("status");
  incident.url = fields.text("shortlink");
  read_impact(fields.text("impact"), maintenance, sink, incident);
  auto updates = updates_of(fields, times);
  for (TimedUpdate& timed : updates) incident.updates.push_back(std::move(timed.update));
  read_bounds(fields, updates, times, incident);
  incident.evidence = Evidence::page;
  const bool planned = incident.kind == Kind::maintenance && incident.ended.known();
  incident.ongoing =
      !planned && !statuspage_closed(incident.status) && incident.status != "scheduled";
  add_components(fields.list("components"), incident.components);
  for (const TimedUpdate& timed : updates) add_components(timed.components, incident.components);
  return incident;
}

}  // namespace outagedb
