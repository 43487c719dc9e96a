#include "cli/options/incident_entry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "input/tables/native.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

struct EntryOption {
  const char* option;
  const char* field;
  const char* type;
  const char* help;
};

constexpr EntryOption kIdentity[] = {
    {"--platform", "platform", "NAME", "Affected platforms, separated by ';'"},
    {"--source", "source", "NAME", "Who reports it [--who]"},
    {"--url", "url", "URL", "URL of the article or page"},
    {"--key", "key", "TEXT", "The incident's own key [derived from title and times]"},
};

constexpr EntryOption kStatements[] = {
    {"--title", "title", "TEXT", "What happened"},
    {"--started", "started", "TIME", "Start, as precise as known: 2025-05, late May 2025"},
    {"--ended", "ended", "TIME", "End"},
    {"--when", "when", "SPAN",
     "Start and end: 2025-05-24 08:00/2025-05-24 10:30, or A/.. if ongoing"},
    {"--duration", "duration", "TIME", "Duration: 45m, >2h, ~40m"},
    {"--region", "region", "CODES", "Affected regions, separated by ';'"},
    {"--component", "component", "NAMES", "Affected components, separated by ';'"},
    {"--kind", "kind", "WORD", "Kind: outage, degradation, maintenance or notice"},
    {"--severity", "severity", "WORD", "Severity: minor, major or critical"},
    {"--status", "status", "WORD", "Status, as worded by the source: resolved, investigating"},
    {"--peak-reports", "peak_reports", "COUNT", "User reports at the peak: '>10000'"},
    {"--cause", "cause", "TEXT", "Cause, as worded by the source"},
    {"--category", "category", "WORD",
     "Category of the cause: cyberattack, power, network, software …"},
    {"--claimed-by", "claimed_by", "NAME", "Who states this cause"},
    {"--standing", "standing", "WORD",
     "Standing of the cause: official, claimed, speculated, confirmed or denied"},
};

// Keeps the last incident that is read; forwards everything else to the sink.
class OneIncident final : public Sink {
 public:
  explicit OneIncident(Sink& sink) : sink_(sink) {}
  void user_reports(const UserReports& /*reports*/, const Place& /*place*/) override {}
  void incident(Incident incident, const Place& /*place*/) override {
    found_ = std::move(incident);
  }
  void coverage(const Coverage& /*coverage*/, const Place& /*place*/) override {}
  void snapshot(const Snapshot& /*snapshot*/) override {}
  void exported(const Exported& /*record*/, const Place& /*place*/) override {}
  void reject(const Place& place, const std::string& reason, const std::string& hint) override {
    sink_.reject(place, reason, hint);
  }
  void warn(const std::string& text) override { sink_.warn(text); }
  [[nodiscard]] const Incident& found() const noexcept { return found_; }

 private:
  Sink& sink_;
  Incident found_;
};

void read_fields(const std::map<std::string, std::string>& values, const ReadOptions& options,
                 Sink& sink) {
  Fields fields;
  for (const auto& [name, text] : values) fields.add(name, text);
  HandSink hand(sink);
  IncidentReader(options, hand).read(fields, {});
}

// The text itself, or its meaning in our grammar if the text is in a format of its own.
std::string time_text(const std::string& text, const TimeBounds& bounds, const TimeRules& rules) {
  if (text.empty()) return {};
  try {
    (void)parse_time(text, rules);
    return text;
  } catch (const TimeError&) {
    return bounds.known() ? format_bounds(bounds, Zone::utc()) + " UTC" : "";
  }
}

}  // namespace

void IncidentEntry::add_to(CLI::App& command, bool identity) {
  const auto add = [&](const EntryOption& option) {
    command
        .add_option_function<std::string>(
            option.option,
            [this, field = option.field](const std::string& text) { values_[field] = text; },
            option.help)
        ->type_name(option.type);
  };
  if (identity) std::ranges::for_each(kIdentity, add);
  std::ranges::for_each(kStatements, add);
  command.add_option("--stated-at", stated_at_, "When the source stated it [now]")
      ->type_name("TIME");
  command.add_option("--tz", tz_, "Time zone of times without one")->type_name("ZONE");
  rules_.add_to(command);
  hand_.add_to(command, false);
}

ReadOptions IncidentEntry::options() const {
  ReadOptions options;
  options.now = clock_now();
  options.refuses_details = true;  // a person can be asked
  options.time = rules_.rules();
  if (!tz_.empty()) options.time.zone = Zone::named(tz_);
  return options;
}

Instant IncidentEntry::stated_at() const {
  const Instant now = clock_now();
  if (stated_at_.empty()) return now;
  if (window_from(stated_at_, options().time) > now) {
    throw Error(fmt::format("--stated-at '{}' is in the future", stated_at_),
                "give the time at which the source stated it");
  }
  return std::min(window_until(stated_at_, options().time), now);
}

Instant IncidentEntry::corrected_at(const Incident& standing) const {
  if (!standing.stated_at) return stated_at();
  if (stated_at_.empty()) return std::max(stated_at(), *standing.stated_at + 1);
  if (*standing.stated_at <= stated_at()) return stated_at();
  throw Error(fmt::format("the current statement is later ({}) and would take precedence",
                          format_rfc3339(*standing.stated_at)),
              "omit --stated-at, or give a later time");
}

bool IncidentEntry::entered(std::initializer_list<const char*> names) const {
  return std::ranges::any_of(names, [&](const char* name) { return values_.contains(name); });
}

bool IncidentEntry::states_time() const {
  return entered({"started", "ended", "when", "duration"});
}

void IncidentEntry::read(Sink& sink) const {
  Values values = values_;
  if (!entered({"source", "url"})) {
    values["source"] = hand().who;
    values["source_kind"] = "person";
  }
  read_fields(values, options(), sink);
}

// Times that were not entered are parsed again from their text, because the current bounds were
// narrowed by values that are being corrected now.
void IncidentEntry::complete_times(const Incident& standing, Values& values) const {
  const TimeRules& entry = options().time;
  TimeRules rules = entry;
  if (!standing.zone.empty()) {
    try {
      rules.zone = Zone::named(standing.zone);
    } catch (const Error&) {  // a label: it is in the texts, or their meaning is used
    }
  }
  const bool kept = (!entered({"when", "started"}) && !standing.started_text.empty()) ||
                    (!entered({"when", "ended"}) && !standing.ended_text.empty());
  if (kept && entry.zone && rules.zone->name() != entry.zone->name()) {
    throw Error(fmt::format("the current times are in the zone '{}', but --tz is '{}'",
                            rules.zone->name(), entry.zone->name()),
                "omit --tz, and write the zone after the time, as in '2025-05-24 11:00 ET'");
  }
  const auto keep = [&](const char* name, const std::string& text) {
    if (!text.empty()) values.try_emplace(name, text);
  };
  if (!entered({"when"})) {
    keep("started", time_text(standing.started_text, standing.started, rules));
    keep("ended", time_text(standing.ended_text, standing.ended, rules));
  }
  keep("duration", standing.duration_text);
  if (rules.zone) keep("zone", rules.zone->name());
}

void IncidentEntry::complete_claim(const Incident& standing, Values& values) const {
  if (standing.claims.empty() || !entered({"cause", "category", "claimed_by", "standing"})) return;
  // An empty cause removes the claim; other fields entered with it make a new claim instead.
  const auto cause = values.find("cause");
  if (cause != values.end() && cause->second.empty()) return;
  const Claim& claim = standing.claims.front();
  values.try_emplace("cause", claim.cause);
  values.try_emplace("category", claim.category);
  values.try_emplace("claimed_by", claim.claimed_by);
  values.try_emplace("standing", to_text(claim.standing));
}

// A minor degradation states the same fact twice: whichever field is entered sets both.
void IncidentEntry::complete_kind(const Incident& standing, Values& values) const {
  const bool both = standing.kind == Kind::degradation &&
                    standing.severity.value_or(Severity::minor) == Severity::minor;
  if (!both || !entered({"kind", "severity"})) values.try_emplace("kind", to_text(standing.kind));
  if (standing.severity && !(both && entered({"kind"})))
    values.try_emplace("severity", to_text(*standing.severity));
}

// Warns about the value that follows from the one that was entered, and about an odd combination.
void IncidentEntry::tell_kind(const Incident& standing, const Incident& incident,
                              Sink& sink) const {
  if (entered({"kind"}) == entered({"severity"})) return;
  const bool follows =
      entered({"kind"}) ? incident.severity != standing.severity : incident.kind != standing.kind;
  const bool odd = incident.kind == Kind::degradation && incident.severity != Severity::minor;
  if (!follows && !odd) return;
  sink.warn(fmt::format(
      "kind and severity depend on each other and are now '{}' and '{}'; give both to set other "
      "values",
      to_text(incident.kind), incident.severity ? to_text(*incident.severity) : "not stated"));
}

Incident IncidentEntry::edited(const Incident& standing, Sink& sink) const {
  if (values_.empty())
    throw Error("no field to change is given", "as in --ended TIME or --title TEXT");
  Values values = values_;
  values["platform"] = "any";
  complete_claim(standing, values);
  const bool times = states_time();
  if (times) {
    complete_times(standing, values);
  } else {
    values["started"] = "2000-01-01T00:00Z";  // a record must state a time; this one is not copied
  }
  complete_kind(standing, values);
  OneIncident entry(sink);
  read_fields(values, options(), entry);
  Incident incident = standing;
  replace(entry.found(), incident);
  if (times) replace_times(entry.found(), incident);
  tell_kind(standing, incident, sink);
  return incident;
}

void IncidentEntry::replace(const Incident& entry, Incident& incident) const {
  if (entered({"title"})) incident.title = entry.title;
  if (entered({"kind", "severity"})) {
    incident.kind = entry.kind;
    incident.severity = entry.severity;
  }
  if (entered({"status"})) incident.status = entry.status;
  if (entered({"region"})) incident.regions = entry.regions;
  if (entered({"component"})) incident.components = entry.components;
  if (entered({"peak_reports"})) {
    std::erase_if(incident.counts, [](const StatedCount& count) { return count.peak; });
    incident.counts.insert(incident.counts.end(), entry.counts.begin(), entry.counts.end());
  }
  if (!entered({"cause", "category", "claimed_by", "standing"})) return;
  if (entry.claims.empty()) {  // the entered value is empty
    if (!incident.claims.empty()) incident.claims.erase(incident.claims.begin());
    return;
  }
  if (incident.claims.empty()) incident.claims.emplace_back();
  const std::string url = incident.claims.front().url;
  incident.claims.front() = entry.claims.front();
  incident.claims.front().url = url;
}

void IncidentEntry::replace_times(const Incident& entry, Incident& incident) const {
  incident.started = entry.started;
  incident.ended = entry.ended;
  incident.evidence = Evidence::stated;  // the page's evidence must not change a manual entry
  incident.duration = entry.duration;
  incident.zone = entry.zone;
  if (entered({"started", "when"})) incident.started_text = entry.started_text;
  if (entered({"ended", "when"})) incident.ended_text = entry.ended_text;
  if (entered({"duration"})) incident.duration_text = entry.duration_text;
  incident.ongoing = !entry.ended.known() && (entered({"when"}) ? entry.ongoing : incident.ongoing);
  incident.faults.clear();  // they are checked again
}

}  // namespace outagedb
