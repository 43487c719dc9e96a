#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/feeds/aws/aws_event.hpp"
#include "input/feeds/json_feed.hpp"
#include "input/feeds/page_feed.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kPlatform = "AWS";
constexpr std::string_view kOldPage = "https://status.aws.amazon.com";
constexpr std::string_view kPage = "https://health.aws.amazon.com/health/status";

bool is_list(std::string_view json) { return json.starts_with('['); }

// data.json holds both lists under these names. In the lists of the health dashboard, an object
// holds past events under the names of the services, and a bare list holds open ones.
bool is_data_json(const JsonOutline& document) {
  const auto* archive = document.named("archive");
  const auto* current = document.named("current");
  return archive != nullptr && is_list(archive->text) &&
         (current == nullptr || is_list(current->text));
}

bool has_log(std::string_view list) {
  const JsonOutline events = outline(list);
  if (events.parts.empty()) return false;
  const JsonOutline event = outline(events.parts.front().text);
  return std::any_of(event.parts.begin(), event.parts.end(), [](const JsonOutline::Part& part) {
    return lower_ascii(part.name) == "event_log";
  });
}

bool sniff(std::string_view head) {
  const auto content = content_of(head);
  if (is_list(content)) return has_log(content);
  const JsonOutline document = outline(content);
  if (is_data_json(document)) return true;
  return !document.parts.empty() && is_list(document.parts.front().text) &&
         has_log(document.parts.front().text);
}

void read_events(JsonFeed& feed, std::string_view list, AwsList kind, const TimeRules& rules,
                 PageFeed& page) {
  feed.read_list(list, [&](const Fields& fields, const Place& place, const RowTimes& times) {
    Incident incident = aws_event(fields, kind, times, rules);
    incident.url = page.source().url;
    page.push(std::move(incident), place);
  });
}

void read_document(JsonFeed& feed, const ReadOptions& options, Sink& sink) {
  const auto document = feed.document();
  if (!document) return;
  const bool old = is_data_json(*document);
  PageFeed page(kPlatform, old ? kOldPage : kPage, options, sink);
  bool listed = false;
  for (const auto& part : document->parts) {
    if (!is_list(part.text)) continue;
    listed = true;
    const auto kind = old && part.name == "current" ? AwsList::open : AwsList::past;
    read_events(feed, part.text, kind, options.time, page);
  }
  if (!listed) {
    feed.refuse(feed.text(), "the file lists no events",
                "download https://health.aws.amazon.com/public/currentevents");
  }
  page.tell_coverage();
  if (old && document->named("current") != nullptr) page.tell_snapshot(feed.whole());
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  JsonFeed feed(stream, options, sink);
  const auto text = trim(feed.text());
  if (!is_list(text)) return read_document(feed, options, sink);
  PageFeed page(kPlatform, kPage, options, sink);
  read_events(feed, text, AwsList::open, options.time, page);
  page.tell_coverage();
  page.tell_snapshot(feed.whole());
}

}  // namespace

extern const Format aws_format;  // listed in formats.cpp
const Format aws_format{"aws", "AWS status data.json and health events", sniff, read};

}  // namespace outagedb
