#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "input/records/row_times.hpp"
#include "input/records/time_words.hpp"
#include "input/tables/duration_units.hpp"
#include "input/tables/native.hpp"
#include "input/tables/native_details.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/region_labels.hpp"

namespace outagedb {
namespace {

constexpr std::array<std::string_view, 30> kColumns{
    "platform",     "title",       "started",    "ended",      "when",     "duration",
    "zone",         "region",      "regions",    "kind",       "severity", "status",
    "peak_reports", "component",   "cause",      "components", "category", "source",
    "url",          "source_kind", "claimed_by", "lang",       "standing", "key",
    "updates",      "counts",      "claims",     "stated_at",  "note",     "type"};

constexpr std::array<std::string_view, 6> kOpenWords{"ongoing",    "investigating", "identified",
                                                     "monitoring", "open",          "active"};

template <typename Names>
bool among(const Names& names, std::string_view name) noexcept {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void require_kind(const std::optional<Kind>& kind, std::string_view word) {
  if (kind || word.empty()) return;
  throw RecordError("kind: unknown value '" + std::string(word) + "'",
                    "use outage, degradation, maintenance or notice");
}

void require_severity(const std::optional<Severity>& severity, std::string_view word) {
  if (severity || word.empty()) return;
  throw RecordError("severity: unknown value '" + std::string(word) + "'",
                    "use minor, major or critical");
}

// "degradation" and "minor" imply each other: if either is stated, both are set.
void read_kind(const Fields& fields, Details& details, Sink& sink, Incident& incident) {
  const auto kind_word = fields.text("kind");
  const auto severity_word = fields.text("severity");
  const auto kind = kind_of(lower_ascii(kind_word));
  incident.severity = severity_of(lower_ascii(severity_word));
  if (!incident.severity && !severity_word.empty()) {
    incident.severity = severity_of_scale(lower_ascii(severity_word));
    if (incident.severity)
      sink.warn(
          fmt::format("severity '{}' is read as {}", severity_word, to_text(*incident.severity)));
  }
  details.read("kind", kind_word, [&] { require_kind(kind, kind_word); });
  details.read("severity", severity_word,
               [&] { require_severity(incident.severity, severity_word); });
  incident.kind = kind.value_or(Kind::outage);
  if (incident.kind == Kind::outage && incident.severity == Severity::minor) {
    incident.kind = Kind::degradation;
  } else if (incident.kind == Kind::degradation && !incident.severity) {
    incident.severity = Severity::minor;
  }
}

void read_span(const Fields& fields, const RowTimes& times, Incident& incident) {
  if (fields.has("started") || fields.has("ended")) {
    throw RecordError("when: cannot be combined with started or ended", "use one or the other");
  }
  const auto text = fields.text("when");
  const StatedSpan span = times.span("when", text);
  const auto slash = text.find('/');
  incident.started = span.started.bounds;
  incident.started_text = trim(text.substr(0, slash));
  incident.zone = span.started.zone;
  incident.ongoing = span.open;
  if (!span.ended) return;
  incident.ended = span.ended->bounds;
  incident.ended_text = trim(text.substr(slash + 1));
  incident.zone = either(span.started.zone, span.ended->zone);
}

// In a manual entry, the hint of the grammar applies.
void require_unit(std::string_view duration, const ReadOptions& options) {
  if (options.refuses_details || !is_bare_number(duration)) return;
  if (with_unit(duration, "s") == duration) {
    throw RecordError(fmt::format("duration: the comma in '{}' may stand for a point", duration),
                      "write thousands without a comma");
  }
  throw RecordError("duration: the number has no unit (--duration-unit states that of a table)",
                    "write it as 45m or 2d 3h");
}

// The text of a time; empty where a word means that it is not stated, which is stored.
std::string_view stated_text(const Fields& fields, std::string_view name, Incident& incident,
                             Sink& sink) {
  const auto text = fields.text(name);
  if (!means_not_stated(text)) return text;
  sink.warn(fmt::format("{}: '{}' is read as not stated", name, text));
  incident.extra.emplace(name, text);
  return {};
}

void read_end(std::string_view text, const RowTimes& times, Incident& incident, Sink& sink) {
  if (text.empty()) return;
  if (means_ongoing(text)) {
    sink.warn(fmt::format("ended: '{}' is read as ongoing", text));
    incident.ongoing = true;
    return;
  }
  incident.ended_text = text;
  const StatedTime ended = times.time("ended", incident.ended_text);
  incident.ended = ended.bounds;
  if (incident.zone.empty()) incident.zone = ended.zone;
}

void read_bounds(const Fields& fields, const RowTimes& times, const ReadOptions& options,
                 Details& details, Sink& sink, Incident& incident) {
  if (fields.has("when")) read_span(fields, times, incident);
  if (const auto text = stated_text(fields, "started", incident, sink); !text.empty()) {
    incident.started_text = text;
    const StatedTime started = times.time("started", incident.started_text);
    incident.started = started.bounds;
    incident.zone = started.zone;
  }
  read_end(stated_text(fields, "ended", incident, sink), times, incident, sink);
  if (fields.has("duration")) {
    incident.duration_text = fields.text("duration");
    details.read("duration", incident.duration_text, [&] {
      require_unit(incident.duration_text, options);
      incident.duration = stated_duration("duration", incident.duration_text);
    });
  }
  if (fields.has("zone")) incident.zone = fields.text("zone");
}

// A source that states only a day made its statement by the end of that day. A statement dated in
// the future could never be corrected by the source.
std::optional<Instant> said_at(const Fields& fields, const RowTimes& times,
                               const ReadOptions& options) {
  const std::string_view text = fields.text("stated_at");
  const TimeBounds at = times.time("stated_at", text).bounds;
  const Instant retrieved = options.observed_at.value_or(options.now);
  const auto earliest = at.min ? at.min : at.max;
  if (retrieved > 0 && earliest && *earliest > retrieved) {
    throw RecordError("stated_at: '" + std::string(text) + "' is later than the retrieval, " +
                          format_rfc3339(retrieved),
                      "check the year and the offset; omit it if it is unknown");
  }
  return at.max ? at.max : at.min;
}

void require_time(const Incident& incident) {
  const auto known = [](const auto& stated) { return stated.at.known(); };
  if (incident.started.known() || incident.ended.known() ||
      std::any_of(incident.counts.begin(), incident.counts.end(), known) ||
      std::any_of(incident.updates.begin(), incident.updates.end(), known)) {
    return;
  }
  throw RecordError(
      "the incident has no time",
      "give started, ended or when, however coarse: 2025-05, late May 2025, 2025-05..");
}

}  // namespace

bool IncidentReader::knows(std::string_view name) noexcept { return among(kColumns, name); }

void IncidentReader::read(const Fields& fields, const Place& place) {
  Incident incident;
  std::vector<std::string_view> platforms;
  try {
    platforms = platforms_of(fields, options_);
    incident = interpret(fields, place);
  } catch (const RecordError& error) {
    return sink_.reject(place, error.what(), error.hint());
  }
  for (const auto platform : platforms) {
    incident.platform = platform;
    sink_.incident(incident, place);
  }
}

Incident IncidentReader::interpret(const Fields& fields, const Place& place) {
  Incident incident;
  Details details(incident, options_, sink_);
  incident.regions = regions_of(fields, details);
  const RowTimes times(with_labels_of(options_.time, incident.regions), fields.text("zone"), place,
                       sink_);
  incident.source = source_of(fields, options_);
  incident.of_log = fields.text("source_kind").empty() && fields.text("url").empty();
  incident.key = fields.text("key");
  incident.title = fields.text("title");
  incident.status = fields.text("status");
  incident.url = fields.text("url");
  read_kind(fields, details, sink_, incident);
  read_bounds(fields, times, options_, details, sink_, incident);
  incident.components = components_of(fields, details);
  incident.updates = updates_of(fields, times, details);
  incident.counts = counts_of(fields, times, details);
  incident.claims = claims_of(fields, details);
  require_time(incident);
  if (!incident.ended.known() && among(kOpenWords, lower_ascii(incident.status)))
    incident.ongoing = true;
  if (fields.has("stated_at")) incident.stated_at = said_at(fields, times, options_);
  keep_unknown(fields, incident);
  return incident;
}

void IncidentReader::keep_unknown(const Fields& fields, Incident& incident) {
  for (const Field& field : fields) {
    const bool note = field.name == "note";
    const bool type =
        field.name == "type" && trim(field.text) != "incident";  // a user-defined column
    if ((knows(field.name) && !note && !type) || trim(field.text).empty()) continue;
    incident.extra.emplace(field.name, field.text);
    if (!note) unknown_.tell(field.name);
  }
}

}  // namespace outagedb
