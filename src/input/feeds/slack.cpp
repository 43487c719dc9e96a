#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/feeds/json_feed.hpp"
#include "input/feeds/page_feed.hpp"
#include "input/records/html_text.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kPlatform = "Slack";
constexpr std::string_view kPage = "https://slack-status.com";

void read_notes(const Fields& record, const RowTimes& times, Incident& incident) {
  for (const Fields& note : record.objects("notes")) {
    Update& update = incident.updates.emplace_back();
    if (note.has("date_created"))
      update.at = exactly(times.exact_if_readable("date_created", note.text("date_created")));
    update.text = text_of_html(note.text("body"));
  }
  sort_by_time(incident.updates);
}

void read_type(std::string_view type, Sink& sink, Incident& incident) {
  if (type == "outage") {
    incident.severity = Severity::major;
  } else if (type == "incident") {
    incident.kind = Kind::degradation;
    incident.severity = Severity::minor;
  } else if (type == "notice") {
    incident.kind = Kind::notice;
  } else if (type == "maintenance") {
    incident.kind = Kind::maintenance;
  } else if (!type.empty()) {
    sink.warn("unknown type '" + std::string(type) + "'; treated as an outage");
    incident.extra.emplace("type", type);
  }
}

Incident incident_of(const Fields& record, const RowTimes& times, Sink& sink) {
  Incident incident;
  incident.key = record.text("id");
  incident.title = record.text("title");
  const auto created = record.text("date_created");
  if (incident.key.empty() || created.empty()) {
    throw RecordError(incident.key.empty() ? "id: missing" : "date_created: missing",
                      "download https://slack-status.com/api/v2.0.0/history again");
  }
  incident.started = exactly(times.exact("date_created", created));
  incident.started_text = created;
  incident.evidence = Evidence::machine;
  incident.status = record.text("status");
  incident.url = record.text("url");
  read_type(record.text("type"), sink, incident);
  // Maintenance is announced: it begins some time after the announcement.
  if (incident.kind == Kind::maintenance) incident.started.max.reset();
  if (record.has("date_updated"))
    incident.stated_at = times.exact_if_readable("date_updated", record.text("date_updated"));
  read_notes(record, times, incident);
  for (const auto service : record.texts("services"))
    incident.components.push_back({std::string(service), {}, {}});
  incident.ongoing = incident.status == "active";
  return incident;
}

// The member that holds the time at which an archive's line last saw its record listed.
std::string_view last_seen(const Fields& line) {
  for (const std::string_view name : {"last_seen_commit_time", "last_seen"}) {
    if (line.has(name)) return name;
  }
  return {};
}

void read_records(JsonFeed& feed, std::string_view list, PageFeed& page, Sink& sink) {
  feed.read_list(list, [&](const Fields& record, const Place& place, const RowTimes& times) {
    page.push(incident_of(record, times, sink), place);
  });
}

// Lists everything that is open, and nothing else.
void read_current(JsonFeed& feed, PageFeed& page, Sink& sink) {
  const auto document = feed.document();
  if (!document) return;
  const auto list = document->named("active_incidents")->text;
  if (!list.starts_with('[')) {
    return feed.refuse(feed.text(), "active_incidents: expected a list",
                       "download https://slack-status.com/api/v2.0.0/current");
  }
  read_records(feed, list, page, sink);
  page.tell_snapshot(feed.whole());
}

Incident incident_of_line(const Fields& line, const RowTimes& times, Sink& sink) {
  const auto seen = last_seen(line);
  if (!line.has("record") || seen.empty()) {
    throw RecordError("the line lacks a record or the time it was last seen",
                      "write each line as {\"record\": {…}, \"last_seen_commit_time\": …}");
  }
  Incident incident = incident_of(line.object("record"), times, sink);
  const Instant last = times.exact(seen, line.text(seen));
  if (incident.ongoing) {
    incident.listed_at = last;
    incident.ended.min = last;
  }
  return incident;
}

// One line for each record that a list named, in the state in which it was last seen.
void read_archive(JsonFeed& feed, PageFeed& page, Sink& sink) {
  const auto all = feed.text();
  for (std::size_t at = 0; at < all.size();) {
    const auto line = all.substr(at, all.find('\n', at) - at);
    at += line.size() + 1;
    if (trim(line).empty()) continue;
    feed.read_record(line, [&](const Fields& fields, const Place& place, const RowTimes& times) {
      page.push(incident_of_line(fields, times, sink), place);
    });
  }
}

bool is_record(std::string_view json) {
  const JsonOutline record = outline(json);
  constexpr std::array kMembers{"date_created", "services", "title"};
  return std::all_of(kMembers.begin(), kMembers.end(),
                     [&](const char* name) { return record.named(name) != nullptr; });
}

bool sniff(std::string_view head) {
  const auto content = content_of(head);
  const JsonOutline document = outline(content);
  if (content.starts_with('['))
    return !document.parts.empty() && is_record(document.parts.front().text);
  if (const auto* active = document.named("active_incidents"))
    return active->text.starts_with('[') && document.named("status") != nullptr;
  const JsonOutline line = outline(first_line(head));
  const auto* record = line.named("record");
  return !line.broken_at && record != nullptr && is_record(record->text);
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  JsonFeed feed(stream, options, sink);
  PageFeed page(kPlatform, kPage, options, sink);
  const auto text = trim(feed.text());
  if (text.starts_with('[')) {
    read_records(feed, text, page, sink);
    return page.tell_coverage();
  }
  if (outline(text).named("active_incidents") != nullptr) return read_current(feed, page, sink);
  read_archive(feed, page, sink);
}

}  // namespace

extern const Format slack_format;  // listed in formats.cpp
const Format slack_format{"slack", "Slack status history, current, or an archive", sniff, read};

}  // namespace outagedb
