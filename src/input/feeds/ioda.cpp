#include <fmt/format.h>

#include <charconv>
#include <string>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/feeds/json_feed.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kPlatform = "Internet";
constexpr std::string_view kPage = "https://ioda.inetintel.cc.gatech.edu";
constexpr Seconds kLongest = Seconds{100} * 366 * 86400;

// What was cut off, as "country/IQ", and its common name.
struct Entity {
  std::string location;
  std::string name;
};

// Events name it in "location" or, in the "ioda" format, as an object.
Entity entity_of(const Fields& fields) {
  Entity entity;
  const Fields& object = fields.object("entity");
  entity.location = fields.text("location");
  if (entity.location.empty() && object.has("type") && object.has("code"))
    entity.location = fmt::format("{}/{}", object.text("type"), object.text("code"));
  entity.name = either(fields.text("location_name"), object.text("name"));
  return entity;
}

Seconds seconds_of(std::string_view column, std::string_view text) {
  Seconds seconds = 0;
  const auto whole = text.substr(0, text.find('.'));  // fractions of a second are ignored
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
  const bool digits = text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (error == std::errc() && end == whole.data() + whole.size() && digits && seconds <= kLongest)
    return seconds;
  throw RecordError(fmt::format("{}: '{}' is not a number of seconds", column, text),
                    "download the events again");
}

// Epoch seconds.
Instant instant_of(std::string_view column, std::string_view text, const RowTimes& times) {
  return times.exact(column, "@" + std::string(text.substr(0, text.find(".0"))));
}

void read_place(const Entity& entity, Incident& incident) {
  const auto slash = entity.location.find('/');
  if (slash == std::string::npos || slash + 1 == entity.location.size()) {
    throw RecordError("location and entity: neither names a place",
                      "write it as country/IQ, region/4501 or asn/1234");
  }
  const auto type = entity.location.substr(0, slash);
  const auto code = entity.location.substr(slash + 1);
  if (type == "country") {
    incident.regions.push_back(code);
  } else if (type == "asn") {
    incident.components.push_back({"AS" + code, {}, {}});
  } else {
    incident.regions.push_back(entity.location);
  }
}

// An event that reaches the end of the requested period may have continued after it.
void read_end(const Fields& fields, std::optional<Instant> asked_until, const RowTimes& times,
              Incident& incident) {
  Instant end = *incident.started.min;
  if (fields.has("duration")) {
    incident.duration_text = fields.text("duration");
    end += seconds_of("duration", incident.duration_text);
    incident.duration_text += " s";
  } else if (fields.has("until")) {
    incident.ended_text = fields.text("until");
    end = instant_of("until", fields.text("until"), times);
  } else {
    return;
  }
  incident.ended = exactly(end);
  if (asked_until && end >= *asked_until) incident.ended.max.reset();
}

Incident incident_of(const Fields& fields, std::optional<Instant> asked_until,
                     const RowTimes& times) {
  Incident incident;
  const Entity entity = entity_of(fields);
  read_place(entity, incident);
  const auto start = either(fields.text("start"), fields.text("from"));
  if (start.empty()) throw RecordError("start: missing", "download the events again");
  incident.started = exactly(instant_of("start", start, times));
  incident.started_text = start;
  read_end(fields, asked_until, times, incident);
  const auto signal = fields.text("datasource");
  const auto method = fields.text("method");  // two methods may find an outage with the same start
  incident.key = fmt::format("{}:{}:{}{}{}", entity.location, signal, start,
                             method.empty() ? "" : ":", method);
  incident.title = fmt::format("{}{}{}", either(entity.name, entity.location),
                               signal.empty() ? "" : ": ", signal);
  incident.url = fmt::format("{}/{}", kPage, entity.location);
  for (const auto* name : {"datasource", "method", "score"}) {
    if (fields.has(name)) incident.extra.emplace(name, fields.text(name));
  }
  return incident;
}

// Relative times ("-7d") are meaningless without the time of the request.
std::optional<Instant> asked_until(const JsonOutline& document) {
  const auto* parameters = document.named("requestParameters");
  if (parameters == nullptr) return {};
  const JsonOutline members = outline(parameters->text);
  const auto* until = members.named("until");
  if (until == nullptr) return {};
  const auto first = until->text.find_first_not_of('"');
  if (first == std::string_view::npos) return {};
  const auto text = until->text.substr(first, until->text.find_last_not_of('"') + 1 - first);
  Instant at = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(at)
                                                                  : std::nullopt;
}

bool sniff(std::string_view head) {
  const JsonOutline document = outline(content_of(head));
  const auto* type = document.named("type");
  return type != nullptr && type->text == "\"outages.events\"";
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  JsonFeed feed(stream, options, sink);
  const auto document = feed.document();
  if (!document) return;
  const auto* list = document->named("data");
  if (list == nullptr || !list->text.starts_with('[')) {
    return feed.refuse(feed.text(), "the file lists no events; the request may have failed",
                       "check 'error' in it, then download it again");
  }
  const Source source{"monitor", "IODA", {}, std::string(kPage), {}, {}};
  const std::string platform(either(options.platform, kPlatform));
  const auto until = asked_until(*document);
  feed.read_list(list->text, [&](const Fields& fields, const Place& place, const RowTimes& times) {
    Incident incident = incident_of(fields, until, times);
    incident.source = source;
    incident.platform = platform;
    sink.incident(std::move(incident), place);
  });
}

}  // namespace

extern const Format ioda_format;  // listed in formats.cpp
const Format ioda_format{"ioda", "IODA outage events", sniff, read};

}  // namespace outagedb
