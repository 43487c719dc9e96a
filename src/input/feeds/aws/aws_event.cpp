#include "input/feeds/aws/aws_event.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.hpp"
#include "input/bytes/line_buffer.hpp"
#include "input/feeds/json_feed.hpp"
#include "input/records/html_text.hpp"
#include "input/records/json_reader.hpp"
#include "input/tables/native.hpp"
#include "time/grammar/prose_clock.hpp"

namespace outagedb {
namespace {

constexpr auto npos = std::string_view::npos;

// The names of the four status numbers in the dashboard's legend.
constexpr std::array<std::string_view, 4> kStatus{"operational", "informational", "degradation",
                                                  "disruption"};

std::string_view text_of(const Fields& fields, std::string_view name) {
  return fields.text(aws_name(fields, name));
}

// Empty if it is not one of the four.
std::optional<std::size_t> status_of(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);
  if (text.size() != 1 || text.front() < '0' || text.front() > '3') return {};
  return static_cast<std::size_t>(text.front() - '0');
}

// data.json and today's lists use seconds, older lists milliseconds, which have had at least twelve
// digits since 1973. A program may have written them with a fraction.
std::string epoch(std::string_view text) {
  text = text.substr(0, text.find('.'));
  const bool milliseconds = text.size() >= 12;
  return "@" + std::string(milliseconds ? text.substr(0, text.size() - 3) : text);
}

// "us-east-1" of "ec2-us-east-1", "us-gov-west-1" of "s3-us-gov-west-1"; empty for services of all
// regions, and for names that predate these codes.
std::string_view region_of(std::string_view service) {
  const auto pieces = split(service, '-');
  const auto letters = [](std::string_view piece) {
    return std::all_of(piece.begin(), piece.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  if (pieces.size() < 3 || pieces.back().size() != 1 || pieces.back()[0] < '0' ||
      pieces.back()[0] > '9' || !letters(pieces[pieces.size() - 2])) {
    return {};
  }
  for (std::size_t n = pieces.size() - 3; n + 5 > pieces.size(); --n) {
    if (pieces[n].size() == 2 && letters(pieces[n]))
      return service.substr(static_cast<std::size_t>(pieces[n].data() - service.data()));
    if (n == 0) break;
  }
  return {};
}

// Without the region that data.json appends: "AWS Lambda (Milan)".
std::string_view service_name(const Fields& fields) {
  auto name = text_of(fields, "service_name");
  const auto bracket = name.rfind(" (");
  if (name.ends_with(')') && bracket != npos) name = trim(name.substr(0, bracket));
  return name;
}

// The first update is in the minute in which the event began; the others follow from there.
Instant time_of_update(std::string_view label, bool first, Instant before, const TimeRules& rules) {
  const std::string plain = plain_prose(label);
  Words words(plain);
  const auto clock = take_prose_clock(words);
  if (!clock) throw RecordError("description: an update has no time", "download it again");
  const ProseTimes times(rules);
  try {
    const auto stated = first ? times.nearest(*clock, before) : times.after(*clock, before);
    return stated && stated->exact() ? *stated->min : before;
  } catch (const TimeError& error) {
    throw RecordError("cannot read the time '" + std::string(trim(label)) + "': " + error.what(),
                      error.hint());
  }
}

// The updates of a description: each begins with its time in a span of class "yellowfg".
std::vector<Update> described_updates(std::string_view html, Instant first,
                                      const TimeRules& rules) {
  constexpr std::string_view kMark = "yellowfg";
  std::vector<Update> updates;
  auto at = html.find(kMark);
  if (at == npos) return {{exactly(first), {}, text_of_html(html)}};
  Instant before = first;
  while (at != npos) {
    const auto next = html.find(kMark, at + kMark.size());
    auto piece = html.substr(at, next == npos ? npos : next - at);
    at = next;
    piece = piece.substr(0, piece.rfind("<span"));
    piece.remove_prefix(std::min(piece.size(), piece.find('>') + 1));
    const auto label = piece.substr(0, piece.find('<'));
    before = std::max(before, time_of_update(label, updates.empty(), before, rules));
    std::string text = text_of_html(piece.substr(std::min(piece.size(), piece.find('<'))));
    updates.push_back({exactly(before), {}, std::move(text)});
  }
  return updates;
}

std::vector<Update> logged_updates(const Fields& log, const RowTimes& times) {
  std::vector<Update> updates;
  for (const Fields& item : log.objects(aws_name(log, "event_log"))) {
    const auto timestamp = text_of(item, "timestamp");
    const auto status = status_of(text_of(item, "status"));
    Update& update = updates.emplace_back();
    if (!timestamp.empty())
      update.at = exactly(times.exact_if_readable("timestamp", epoch(timestamp)));
    if (status) update.status = kStatus[*status];
    update.text = text_of_html(either(text_of(item, "message"), text_of(item, "summary")));
  }
  sort_by_time(updates);
  return updates;
}

// The record holds the log as a list, or as a text that contains the list.
std::vector<Update> updates_of(const Fields& fields, Instant first, const RowTimes& times,
                               const TimeRules& rules) {
  const auto name = aws_name(fields, "event_log");
  if (!fields.has(name)) {
    return described_updates(text_of(fields, "description"), first, rules);
  }
  if (!fields.list(name).empty()) return logged_updates(fields, times);
  std::string text = "{\"event_log\":" + std::string(fields.text(name)) + "}";
  const std::size_t length = text.size();
  text.resize(length + LineBuffer::kPadding);
  JsonReader json;
  return logged_updates(json.read(std::string_view(text).substr(0, length)), times);
}

void read_components(const Fields& fields, Incident& incident) {
  for (const Field& impacted : fields.object(aws_name(fields, "impacted_services"))) {
    if (impacted.shape != Shape::object) continue;
    const Fields& service = impacted.items.front();
    const auto worst = status_of(text_of(service, "max"));
    const auto name = either(text_of(service, "service_name"), impacted.name);
    incident.components.push_back(
        {std::string(name), {}, std::string(worst ? kStatus[*worst] : std::string_view{})});
  }
  const auto name = service_name(fields);
  if (incident.components.empty() && !name.empty())
    incident.components.push_back({std::string(name), {}, {}});
}

// The severity is the highest of the event's course: its last status is "operational".
void read_gravity(std::optional<std::size_t> status, Incident& incident) {
  std::size_t worst = status.value_or(1);
  for (const Update& update : incident.updates) {
    const auto known = std::find(kStatus.begin(), kStatus.end(), update.status);
    if (known != kStatus.end())
      worst = std::max(worst, static_cast<std::size_t>(known - kStatus.begin()));
  }
  incident.kind = worst == 3 ? Kind::outage : Kind::degradation;
  incident.severity = worst == 3 ? Severity::major : Severity::minor;
}

}  // namespace

std::string_view aws_name(const Fields& fields, std::string_view name) {
  for (const Field& field : fields) {
    if (lower_ascii(field.name) == name) return field.name;
  }
  return name;
}

Incident aws_event(const Fields& fields, AwsList list, const RowTimes& times,
                   const TimeRules& rules) {
  constexpr std::string_view kResolved = "[RESOLVED]";
  Incident incident;
  const auto date = text_of(fields, "date");
  const auto service = text_of(fields, "service");
  if (date.empty() || service.empty())
    throw RecordError(date.empty() ? "date: missing" : "service: missing", "download it again");
  incident.started = exactly(times.exact("date", epoch(date)));
  incident.started_text = date;
  incident.evidence = Evidence::machine;
  const auto arn = text_of(fields, "arn");
  incident.key = arn.empty() ? std::string(service) + "/" + std::string(date) : std::string(arn);
  auto summary = text_of(fields, "summary");
  bool over = list == AwsList::past || summary.starts_with(kResolved);
  if (summary.starts_with(kResolved)) summary = trim(summary.substr(kResolved.size()));
  incident.title = either(summary, text_of(fields, "service_name"));
  incident.updates = updates_of(fields, *incident.started.min, times, rules);
  const auto status = status_of(text_of(fields, "status"));
  if (status) incident.status = kStatus[*status];
  if (!incident.updates.empty()) {
    incident.stated_at = incident.updates.back().at.max;
    over = over || incident.updates.back().status == kStatus[0];
  }
  over = over || status == std::size_t{0};
  if (over) incident.status = "resolved";
  incident.ongoing = !over;
  read_gravity(status, incident);
  read_components(fields, incident);
  const auto region = region_of(service);
  if (!region.empty()) incident.regions.emplace_back(region);
  return incident;
}

}  // namespace outagedb
