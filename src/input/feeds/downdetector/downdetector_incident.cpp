#include "input/feeds/downdetector/downdetector_incident.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr auto npos = std::string_view::npos;

Source downdetector() { return {"user_reports", std::string(kDowndetector), {}, {}, {}, {}}; }

// "…/299284-problems-at-google-cloud.json": the event's number and the platform's name in lower
// case.
struct Address {
  std::string_view id;
  std::string_view slug;
};

Address address_in(std::string_view text) {
  constexpr std::string_view kMiddle = "-problems-at-";
  const auto middle = text.rfind(kMiddle);
  if (middle == npos) return {};
  const auto before = text.substr(0, middle);
  const auto digits = before.find_last_not_of("0123456789");
  const auto slug = text.substr(middle + kMiddle.size());
  return {before.substr(digits == npos ? 0 : digits + 1),
          slug.substr(0, slug.find_first_of("./?#"))};
}

// google-cloud becomes Google Cloud; names are compared ignoring case.
std::string name_of(std::string_view slug) {
  std::string name;
  for (const char c : slug) {
    const bool first = name.empty() || name.back() == ' ';
    const bool letter = c >= 'a' && c <= 'z';
    name += c == '-' ? ' ' : first && letter ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

// [{"Log-in": "50%"}, {"Website": "25%"}]
std::string reasons_of(const Fields& members) {
  std::string reasons;
  for (const Fields& reason : members.objects("reasons")) {
    for (const Field& share : reason) {
      if (share.shape != Shape::text) continue;
      if (!reasons.empty()) reasons += "; ";
      reasons.append(share.name).append(" ").append(share.text);
    }
  }
  return reasons;
}

TimeBounds moment(const Fields& fields, std::string_view name, const RowTimes& times,
                  std::string& text) {
  text = fields.text(name);
  if (text.empty()) return {};
  const Instant at = times.exact(name, text);
  return {at, at};
}

// Events state measured times; an incident lasts as long as the API reports it active.
void read_bounds(const Fields& fields, const RowTimes& times, Incident& incident) {
  const Fields& measured = fields.object("measurement");
  std::string created_text;
  const TimeBounds created = moment(fields, "created_at", times, created_text);
  if (measured.has("started_on")) {
    incident.started = moment(measured, "started_on", times, incident.started_text);
    incident.ended = moment(measured, "ended_on", times, incident.ended_text);
  } else if (fields.has("publish_at")) {  // published after it has begun
    incident.started.max = created.max;
  } else {
    incident.started = created;
    incident.started_text = created_text;
    incident.ended = moment(fields, "resolved_at", times, incident.ended_text);
  }
  if (fields.has("updated_at"))
    incident.stated_at = times.exact_if_readable("updated_at", fields.text("updated_at"));
  incident.evidence = Evidence::publisher;
  incident.ongoing = fields.text("is_active") == "true" && !incident.ended.known();
}

}  // namespace

DowndetectorPage downdetector_page(const Fields& members, const ReadOptions& options) {
  DowndetectorPage page;
  page.url = members.text("url");
  Address address = address_in(page.url);
  if (address.slug.empty()) address = address_in(options.path);
  page.key = either(members.text("id"), address.id);
  const auto stated = either(members.text("company_name"), options.platform);
  page.platform = stated.empty() ? name_of(address.slug) : std::string(stated);
  if (page.platform.empty()) {
    throw RecordError("platform: missing", "specify it with --platform");
  }
  page.region = members.text("country_iso");
  page.title = members.text("title");
  page.reasons = reasons_of(members);
  return page;
}

// The page shows the day around its event without stating its times: it began after the start of
// the chart and was in progress at the chart's peak.
Incident downdetector_event(const DowndetectorPage& page, const DowndetectorChart& chart) {
  Incident incident;
  incident.source = downdetector();
  incident.key = page.key;
  incident.platform = page.platform;
  incident.title = page.title.empty() ? "Problems at " + page.platform : page.title;
  incident.url = page.url;
  if (!page.region.empty()) incident.regions.push_back(page.region);
  const auto [first, last] = std::ranges::minmax(chart.points, {}, &DowndetectorChart::Point::at);
  const Seconds length = chart.bucket.value_or(1) - 1;
  incident.started = {first.at, last.at + length};
  const auto earliest_peak = [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count < b.count : a.at > b.at;
  };
  const auto peak = *std::ranges::max_element(chart.points, earliest_peak);
  if (peak.count > 0) {
    StatedCount& count = incident.counts.emplace_back();
    count.at = {peak.at, peak.at + length};
    count.region = page.region;
    count.count = peak.count;
    count.peak = true;
  }
  if (!page.reasons.empty()) incident.extra["reasons"] = page.reasons;
  return incident;
}

Incident downdetector_incident(const Fields& fields, std::string_view platform,
                               const RowTimes& times) {
  constexpr std::string_view kNumbers[] = {"total",      "indicators",       "other",
                                           "company_id", "peak_user_impact", "peak_attribution"};
  Incident incident;
  incident.source = downdetector();
  incident.platform = either(fields.text("company_name"), platform);
  if (incident.platform.empty()) {
    throw RecordError("platform: missing", "specify it with --platform");
  }
  // Incidents and events are numbered separately; an event shares its number with its page.
  const bool event = fields.has("publish_at") || fields.has("measurement");
  const auto id = fields.text("id");
  if (id.empty()) throw RecordError("id: missing", "download the whole record from the API");
  incident.key = (event ? "" : "incident/") + std::string(id);
  incident.title = fields.text("title");
  if (incident.title.empty()) incident.title = "Problems at " + incident.platform;
  read_bounds(fields, times, incident);
  if (fields.has("body")) {
    Update& update = incident.updates.emplace_back();
    std::string text;
    update.at = moment(fields, fields.has("publish_at") ? "publish_at" : "created_at", times, text);
    update.text = fields.text("body");
  }
  for (const auto name : kNumbers)
    if (fields.has(name)) incident.extra[std::string(name)] = fields.text(name);
  for (const Field& number : fields.object("measurement"))
    if (number.shape == Shape::text && (number.name == "expected" || number.name == "actual"))
      incident.extra[std::string(number.name)] = number.text;
  return incident;
}

}  // namespace outagedb
