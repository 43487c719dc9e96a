#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "input/aws_event.hpp"
#include "input/head.hpp"
#include "input/json_feed.hpp"
#include "input/native.hpp"
#include "input/utf16.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kPlatform = "AWS";
constexpr std::string_view kOldPage = "https://status.aws.amazon.com";
constexpr std::string_view kPage = "https://health.aws.amazon.com/health/status";

bool is_list(std::string_view json) { return json.starts_with('['); }

// data.json holds both lists under these names; in the lists of the health dashboard, an object
// holds what was, under the names of the services, and a bare list what is open.
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

// AWS writes UTF-16.
bool sniff(std::string_view head) {
  const std::string text = is_utf16(head) ? utf8_of_utf16(head) : std::string();
  const auto content = content_of(text.empty() ? head : text);
  if (is_list(content)) return has_log(content);
  const JsonOutline document = outline(content);
  if (is_data_json(document)) return true;
  return !document.parts.empty() && is_list(document.parts.front().text) &&
         has_log(document.parts.front().text);
}

class AwsFeed {
 public:
  AwsFeed(std::istream& stream, const ReadOptions& options, Sink& sink)
      : feed_(stream, options, sink),
        options_(options),
        sink_(sink),
        platform_(either(options.platform, kPlatform)) {}

  void read() {
    if (is_list(trim(feed_.text()))) {
      name_source(kPage);
      read_events(trim(feed_.text()), AwsList::open);
      return finish(true);
    }
    const auto document = feed_.document();
    if (!document) return;
    const bool old = is_data_json(*document);
    name_source(old ? kOldPage : kPage);
    bool listed = false;
    for (const auto& part : document->parts) {
      if (!is_list(part.text)) continue;
      listed = true;
      read_events(part.text, old && part.name == "current" ? AwsList::open : AwsList::past);
    }
    if (!listed) {
      feed_.refuse(feed_.text(), "no events are listed",
                   "download https://health.aws.amazon.com/public/currentevents");
    }
    finish(old && document->named("current") != nullptr);
  }

 private:
  void name_source(std::string_view page) {
    source_ = {"status_page", std::string(page), {}, std::string(page), {}, {}};
  }

  void read_events(std::string_view list, AwsList kind) {
    feed_.read_list(list, [&](const Fields& fields, const Place& place, const RowTimes& times) {
      Incident incident = aws_event(fields, kind, times, options_.time);
      incident.source = source_;
      incident.platform = platform_;
      incident.url = source_.url;
      listed_.add(incident, !incident.ongoing);
      sink_.incident(std::move(incident), place);
    });
  }

  void finish(bool tells_what_is_open) {
    if (const auto coverage = listed_.coverage(source_, platform_, options_.observed_at))
      feed_.tell_coverage(*coverage);
    if (tells_what_is_open && options_.observed_at)
      sink_.snapshot({source_, platform_, *options_.observed_at});
  }

  JsonFeed feed_;
  const ReadOptions& options_;
  Sink& sink_;
  std::string platform_;
  Source source_;
  ListedSpan listed_;
};

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  AwsFeed(stream, options, sink).read();
}

}  // namespace

extern const Format aws_format;  // listed in formats.cpp
const Format aws_format{"aws", "AWS status data.json and health events", sniff, read};

}  // namespace outagedb
