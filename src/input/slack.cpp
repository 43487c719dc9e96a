#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "input/head.hpp"
#include "input/html_text.hpp"
#include "input/json_feed.hpp"
#include "input/native.hpp"
#include "time/format.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kPlatform = "Slack";
constexpr std::string_view kPage = "https://slack-status.com";

bool says_any(std::string_view text, std::initializer_list<std::string_view> words) {
  const std::string lower = lower_ascii(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

// What is said in the days after: it tells of the past.
bool is_summary(const Update& note) {
  return says_any(note.text, {"issue summary", "incident summary"});
}

bool speaks_of_recovery(const Update& note) {
  return says_any(note.text, {"resolved", "fixed", "restored", "back to normal", "no longer",
                              "recovered", "operational"});
}

// A resolved record has no end of its own: it was over when its last note says so, else when the
// record was last touched; and not yet at the last note that does not speak of a recovery.
TimeBounds end_of(const Incident& incident) {
  TimeBounds ended{std::nullopt, incident.last_update};
  bool closing = true;
  for (auto note = incident.updates.rbegin(); note != incident.updates.rend(); ++note) {
    if (is_summary(*note)) continue;
    if (!speaks_of_recovery(*note)) {
      const bool alone = closing && std::next(note) == incident.updates.rend();
      if (!alone) ended.min = note->at.min;
      break;
    }
    if (closing && note->at.max) ended.max = note->at.max;
    closing = false;
  }
  return ended;
}

void read_notes(const Fields& record, const RowTimes& times, Incident& incident) {
  for (const Fields& note : record.objects("notes")) {
    Update& update = incident.updates.emplace_back();
    if (note.has("date_created"))
      update.at = exactly(times.exact("date_created", note.text("date_created")));
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
    sink.warn("type '" + std::string(type) + "' is not known; read as an outage");
  }
}

Incident incident_of(const Fields& record, const RowTimes& times, Sink& sink) {
  Incident incident;
  incident.key = record.text("id");
  incident.title = record.text("title");
  const auto created = record.text("date_created");
  if (incident.key.empty() || created.empty()) {
    throw RecordError(incident.key.empty() ? "id: not stated" : "date_created: not stated",
                      "download https://slack-status.com/api/v2.0.0/history again");
  }
  incident.started = exactly(times.exact("date_created", created));
  incident.started_text = created;
  incident.status = record.text("status");
  incident.url = record.text("url");
  read_type(record.text("type"), sink, incident);
  // A maintenance is announced: it begins some time after that.
  if (incident.kind == Kind::maintenance) incident.started.max.reset();
  if (record.has("date_updated")) {
    incident.stated_at = times.exact("date_updated", record.text("date_updated"));
    incident.last_update = incident.stated_at;
  }
  read_notes(record, times, incident);
  for (const auto service : record.texts("services"))
    incident.components.push_back({std::string(service), {}, {}});
  incident.ongoing = incident.status == "active";
  if (incident.status == "resolved" || incident.status == "completed") {
    incident.ended = end_of(incident);
    if (incident.ended.max) incident.ended_text = format_rfc3339(*incident.ended.max);
  }
  return incident;
}

// The name of the time at which a line of an archive last saw its record listed.
std::string_view last_seen(const Fields& line) {
  for (const std::string_view name : {"last_seen_commit_time", "last_seen"}) {
    if (line.has(name)) return name;
  }
  return {};
}

class SlackFeed {
 public:
  SlackFeed(std::istream& stream, const ReadOptions& options, Sink& sink)
      : feed_(stream, options, sink),
        options_(options),
        sink_(sink),
        platform_(either(options.platform, kPlatform)),
        source_{"status_page", std::string(kPage), {}, std::string(kPage), {}, {}} {}

  void read() {
    const auto text = trim(feed_.text());
    if (text.starts_with('[')) {
      feed_.read_list(text, [&](const auto& record, const auto& place, const auto& times) {
        push(incident_of(record, times, sink_), place);
      });
      if (const auto coverage = listed_.coverage(source_, platform_, options_.observed_at))
        feed_.tell_coverage(*coverage);
    } else if (const JsonOutline current = outline(text); current.named("active_incidents")) {
      read_current();
    } else {
      read_archive();
    }
  }

 private:
  void push(Incident incident, const Place& place) {
    incident.platform = platform_;
    incident.source = source_;
    listed_.add(incident, !incident.ongoing);
    sink_.incident(std::move(incident), place);
  }

  // All that is open, and nothing else.
  void read_current() {
    const auto document = feed_.document();
    if (!document) return;
    const auto list = document->named("active_incidents")->text;
    if (!list.starts_with('[')) {
      return feed_.refuse(feed_.text(), "active_incidents: a list is expected",
                          "download https://slack-status.com/api/v2.0.0/current");
    }
    feed_.read_list(list, [&](const auto& record, const auto& place, const auto& times) {
      push(incident_of(record, times, sink_), place);
    });
    if (options_.observed_at) sink_.snapshot({source_, platform_, *options_.observed_at});
  }

  // One line for each record that a list named, as it stood when it was last seen there.
  void read_archive() {
    const auto all = feed_.text();
    for (std::size_t at = 0; at < all.size();) {
      const auto line = all.substr(at, all.find('\n', at) - at);
      at += line.size() + 1;
      if (trim(line).empty()) continue;
      feed_.read_record(line, [&](const auto& fields, const auto& place, const auto& times) {
        read_line(fields, place, times);
      });
    }
  }

  void read_line(const Fields& line, const Place& place, const RowTimes& times) {
    const auto seen = last_seen(line);
    if (!line.has("record") || seen.empty()) {
      throw RecordError("neither a record nor when it was last seen",
                        "a line is {\"record\": {…}, \"last_seen_commit_time\": …}");
    }
    Incident incident = incident_of(line.object("record"), times, sink_);
    const Instant last = times.exact(seen, line.text(seen));
    if (incident.ongoing) {
      incident.listed_at = last;
      incident.ended.min = last;
    }
    push(std::move(incident), place);
  }

  JsonFeed feed_;
  const ReadOptions& options_;
  Sink& sink_;
  std::string platform_;
  Source source_;
  ListedSpan listed_;
};

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
  SlackFeed(stream, options, sink).read();
}

}  // namespace

extern const Format slack_format;  // listed in formats.cpp
const Format slack_format{"slack", "Slack status history, current, or an archive", sniff, read};

}  // namespace outagedb
