#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/line_buffer.hpp"
#include "input/bytes/whole_text.hpp"
#include "input/feeds/downdetector/downdetector_incident.hpp"
#include "input/records/count_text.hpp"
#include "input/records/json_outline.hpp"
#include "input/records/json_reader.hpp"
#include "input/records/row_times.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kTimes[] = {"x", "date", "point_in_time"};
constexpr std::string_view kCounts[] = {"y", "value", "total"};

bool names_one(const JsonOutline& object, std::span<const std::string_view> names) {
  return std::ranges::any_of(names, [&](auto name) { return object.named(name) != nullptr; });
}

bool is_point(std::string_view element) {
  const JsonOutline object = outline(element);
  return element.starts_with('{') && names_one(object, kTimes) && names_one(object, kCounts);
}

bool is_incident(std::string_view element) {
  const JsonOutline object = outline(element);
  return element.starts_with('{') && object.named("id") != nullptr &&
         object.named("is_active") != nullptr && object.named("created_at") != nullptr;
}

bool begins_with(std::string_view list, bool (*wanted)(std::string_view)) {
  if (!list.starts_with('[')) return false;
  const JsonOutline elements = outline(list);
  return !elements.parts.empty() && wanted(elements.parts.front().text);
}

// The chart of an event page is named "counts", that of a company page "reports".
const JsonOutline::Part* chart_of(const JsonOutline& document) {
  for (const auto name : {"counts", "reports"}) {
    const auto* part = document.named(name);
    if (part != nullptr && part->text.starts_with('[')) return part;
  }
  return nullptr;
}

class Document {
 public:
  Document(WholeText& text, const ReadOptions& options, Sink& sink)
      : text_(text), options_(options), sink_(sink) {}

  void read() {
    const auto text = trim(text_.text());
    if (text.starts_with('[')) {
      page_.platform = options_.platform;
      return read_list(text);
    }
    const JsonOutline document = outline(text_.text());
    if (document.broken_at) {
      return reject_rest(*document.broken_at, "the JSON document is invalid or incomplete",
                         "download it again; it may be truncated");
    }
    if (const auto name = document.stated_twice(); !name.empty()) {
      return reject_rest(0, "duplicate member '" + std::string(name) + "'",
                         "keep one of them, or split the file in two");
    }
    const auto* chart = chart_of(document);
    if (chart == nullptr) {
      return reject_rest(0, "the page contains no counts", "it needs a list 'counts' or 'reports'");
    }
    try {
      read_page(document);
    } catch (const RecordError& error) {
      return reject_rest(0, error.what(), error.hint());
    }
    // A company page shows the last day, whether or not anything happened.
    event_ = chart->name == "counts";
    read_list(chart->text);
    if (event_ && !chart_.empty()) {
      sink_.incident(downdetector_event(page_, chart_), text_.place(0, text_.text()));
    }
  }

 private:
  void reject_rest(std::size_t offset, const std::string& reason, const std::string& hint) {
    sink_.reject(text_.place(offset, text_.text().substr(offset)), reason, hint);
  }

  [[nodiscard]] std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.text().data());
  }

  void read_page(const JsonOutline& document) {
    std::string members;  // the page's statements about itself; its charts are read point by point
    for (const auto& [name, value] : document.parts) {
      if (name == "counts" || name == "reports" || name == "baseline") continue;
      members.append(members.empty() ? "{\"" : ",\"").append(name).append("\":").append(value);
    }
    members += members.empty() ? "{}" : "}";
    const std::string padded = members + std::string(LineBuffer::kPadding, ' ');
    page_ =
        downdetector_page(json_.read(std::string_view(padded).substr(0, members.size())), options_);
  }

  void read_list(std::string_view list) {
    const JsonOutline elements = outline(list);
    for (const auto& element : elements.parts) read_element(element.text);
    tell_counts();
    if (!elements.broken_at) return;
    reject_rest(offset_of(list) + *elements.broken_at, "cannot read the list from here on",
                "look for a missing or extra comma");
  }

  void read_element(std::string_view element) {
    const Place place = text_.place(offset_of(element), element);
    try {
      const Fields& fields = json_.read(element);
      const RowTimes times(options_.time, {}, place, sink_);
      if (fields.has("created_at")) {
        sink_.incident(downdetector_incident(fields, page_.platform, times), place);
      } else {
        read_point(fields, times, place);
      }
    } catch (const RecordError& error) {
      sink_.reject(place, error.what(), error.hint());
    }
  }

  static std::string_view first_of(const Fields& fields, std::span<const std::string_view> names) {
    const auto found = std::ranges::find_if(names, [&](auto name) { return fields.has(name); });
    if (found != names.end()) return fields.text(*found);
    throw RecordError(std::string(names.front()) + ": missing",
                      "each point needs a time x and a number y");
  }

  void read_point(const Fields& fields, const RowTimes& times, const Place& place) {
    if (page_.platform.empty()) {
      throw RecordError("platform: missing", "specify it with --platform");
    }
    const Instant at = times.exact("x", first_of(fields, kTimes));
    const std::int64_t count = whole_number("y", first_of(fields, kCounts));
    if (options_.now > 0 && at > options_.now) {
      throw RecordError("x: the time is in the future", "check the year and the offset");
    }
    chart_.points.push_back({at, count});
    places_.push_back(place);
  }

  void tell_counts() {
    chart_.bucket = commonest_step();
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto& [at, count] = chart_.points[i];
      sink_.user_reports(
          {page_.platform, either(page_.region, "WW"), event_ ? kDowndetectorEvents : kDowndetector,
           at, chart_.bucket, count, !event_},
          places_[i]);
    }
  }

  // No page states the length of its buckets; it is the distance between the points.
  [[nodiscard]] std::optional<Seconds> commonest_step() const {
    std::map<Seconds, int> steps;
    for (std::size_t i = 1; i < chart_.points.size(); ++i) {
      const Seconds step = chart_.points[i].at - chart_.points[i - 1].at;
      if (step > 0) ++steps[step];
    }
    const auto most = std::ranges::max_element(
        steps, [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == steps.end() ? std::nullopt : std::optional(most->first);
  }

  WholeText& text_;
  const ReadOptions& options_;
  Sink& sink_;
  JsonReader json_;
  DowndetectorPage page_;
  DowndetectorChart chart_;
  std::vector<Place> places_;  // of the chart's points
  bool event_ = false;         // the page was created for an event
};

bool sniff(std::string_view head) {
  const auto content = content_of(head);
  if (begins_with(content, is_point) || begins_with(content, is_incident)) return true;
  if (!content.starts_with('{')) return false;
  const JsonOutline document = outline(content);
  const auto* chart = chart_of(document);
  return chart != nullptr && begins_with(chart->text, is_point);
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  WholeText text(stream);
  if (text.repaired()) sink.warn("invalid UTF-8 was replaced with U+FFFD");
  Document(text, options, sink).read();
}

}  // namespace

extern const Format downdetector_format;  // listed in formats.cpp
const Format downdetector_format{"downdetector", "Downdetector event pages, charts and API v2",
                                 sniff, read};

}  // namespace outagedb
