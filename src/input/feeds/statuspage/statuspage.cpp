#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/whole_text.hpp"
#include "input/feeds/feed_coverage.hpp"
#include "input/feeds/statuspage/statuspage_incident.hpp"
#include "input/records/json_outline.hpp"
#include "input/records/json_reader.hpp"
#include "input/records/row_times.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kLists[] = {"incidents", "scheduled_maintenances"};

bool is_list(const JsonOutline::Part* part) { return part != nullptr && part->text.front() == '['; }

bool is_object(const JsonOutline::Part* part) {
  return part != nullptr && part->text.front() == '{';
}

// A single incident, from /incidents/ID.json of a page.
bool is_incident(const JsonOutline& document) {
  return is_list(document.named("incident_updates")) && document.named("id") != nullptr &&
         document.named("name") != nullptr;
}

// Reads one document into a sink.
class Feed {
 public:
  Feed(WholeText& text, const ReadOptions& options, Sink& sink)
      : text_(text), options_(options), sink_(sink), rules_(options.time) {}

  void read() {
    const JsonOutline document = outline(text_.text());
    if (document.broken_at) {
      return reject_rest(*document.broken_at, "the JSON document is invalid or incomplete",
                         "download it again; it may be truncated");
    }
    if (const auto name = document.stated_twice(); !name.empty()) {
      return reject_rest(0, "duplicate member '" + std::string(name) + "'",
                         "keep one of them, or split the file in two");
    }
    try {
      read_page(document);
    } catch (const RecordError& error) {
      return reject_rest(0, error.what(), error.hint());
    }
    if (is_incident(document)) return read_element(text_.text(), false);
    if (is_object(document.named("incident"))) {
      return read_element(document.named("incident")->text, false);
    }
    read_lists(document);
  }

 private:
  // The rest of the document, from which nothing is read.
  void reject_rest(std::size_t offset, const std::string& reason, const std::string& hint) {
    sink_.reject(text_.place(offset, text_.text().substr(offset)), reason, hint);
  }

  void read_lists(const JsonOutline& document) {
    bool listed = false;
    for (const auto name : kLists) {
      const auto* list = document.named(name);
      if (!is_list(list)) continue;
      listed = true;
      read_list(list->text, name == "scheduled_maintenances");
    }
    if (!listed) {
      reject_rest(0, "the page lists no incidents",
                  "download /api/v2/incidents.json of the status page");
    }
    coverage_.tell(source_, platform_, options_, text_.place(0, {}), sink_);
    // Both lists of summary.json are read, but a maintenance no longer listed is reported as ended.
    if (is_list(document.named("incidents"))) tell_snapshot();
  }

  void read_page(const JsonOutline& document) {
    const auto* part = document.named("page");
    std::string_view name;
    std::string_view url;
    std::string_view zone;
    JsonReader json;
    if (part != nullptr) {
      const Fields& page = json.read(part->text);
      name = page.text("name");
      url = page.text("url");
      zone = page.text("time_zone");
    }
    platform_ = either(name, options_.platform);
    if (platform_.empty()) {
      throw RecordError("the page has no name", "specify the platform with --platform");
    }
    const auto address = either(url, options_.source);
    source_ = {"status_page",    std::string(either(address, platform_)), {}, std::string(url), {},
               std::string(zone)};
    try {
      if (!zone.empty()) rules_.zone = Zone::named(zone);
    } catch (const Error&) {
      sink_.warn("the page has the unknown time zone '" + std::string(zone) + "'");
    }
  }

  void read_list(std::string_view list, bool maintenance) {
    const JsonOutline elements = outline(list);
    for (const auto& element : elements.parts) read_element(element.text, maintenance);
    if (!elements.broken_at) return;
    whole_ = false;
    reject_rest(offset_of(list) + *elements.broken_at, "cannot read the list from here on",
                "look for a missing or extra comma");
  }

  void read_element(std::string_view element, bool maintenance) {
    const Place place = text_.place(offset_of(element), element);
    try {
      const Fields& fields = json_.read(element);
      const RowTimes times(rules_, {}, place, sink_);
      Incident incident = statuspage_incident(fields, maintenance, times, sink_);
      incident.platform = platform_;
      incident.source = source_;
      if (!maintenance) coverage_.remember(incident, statuspage_closed(incident.status));
      sink_.incident(std::move(incident), place);
    } catch (const RecordError& error) {
      whole_ = false;
      sink_.reject(place, error.what(), error.hint());
    }
  }

  [[nodiscard]] std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.text().data());
  }

  // If nothing is over, the list contains open incidents only, and all of them. An empty list may
  // also be a whole history: then, too, nothing is open.
  void tell_snapshot() {
    if (coverage_.anything_over() || !options_.observed_at) return;
    if (whole_) return sink_.snapshot({source_, platform_, *options_.observed_at});
    sink_.warn(
        "part of the list of open incidents could not be read: incidents missing from it are not "
        "considered over");
  }

  WholeText& text_;
  const ReadOptions& options_;
  Sink& sink_;
  TimeRules rules_;
  JsonReader json_;
  std::string platform_;
  Source source_;
  FeedCoverage coverage_;
  bool whole_ = true;  // all records were readable
};

bool sniff(std::string_view head) {
  const JsonOutline document = outline(content_of(head));
  if (is_incident(document)) return true;
  return is_object(document.named("page")) &&
         (is_object(document.named("incident")) ||
          std::any_of(std::begin(kLists), std::end(kLists),
                      [&](auto name) { return is_list(document.named(name)); }));
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  WholeText text(stream);
  if (text.repaired()) sink.warn("invalid UTF-8 was replaced with U+FFFD");
  Feed(text, options, sink).read();
}

}  // namespace

extern const Format statuspage_format;  // listed in formats.cpp
const Format statuspage_format{
    "statuspage", "Statuspage incidents.json, summary.json and similar files", sniff, read};

}  // namespace outagedb
