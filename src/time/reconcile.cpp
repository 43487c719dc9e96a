#include "time/reconcile.hpp"

#include "time/format/format_time.hpp"
#include "time/update_timeline.hpp"
#include "time/weigh_evidence.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

void lower(std::optional<Instant>& bound, std::optional<Instant> limit) {
  if (limit && (!bound || *limit < *bound)) bound = limit;
}

void raise(std::optional<Instant>& bound, std::optional<Instant> limit) {
  if (limit && (!bound || *limit > *bound)) bound = limit;
}

bool is_before(std::optional<Instant> a, std::optional<Instant> b) { return a && b && *a < *b; }

std::optional<Instant> plus(std::optional<Instant> at, std::optional<Seconds> length) {
  return at && length ? std::optional(*at + *length) : std::nullopt;
}

std::optional<Instant> minus(std::optional<Instant> at, std::optional<Seconds> length) {
  return at && length ? std::optional(*at - *length) : std::nullopt;
}

void drop_end(Incident& incident, std::string contradicts) {
  incident.faults.push_back(
      {"ended", stated_text(incident.ended, incident.ended_text), std::move(contradicts)});
  incident.ended = {};
}

// Times after the retrieval: what is reported as past has not happened. Maintenance is announced.
void drop_future_times(Incident& incident, Instant observed_at) {
  if (incident.kind == Kind::maintenance) return;
  const std::string contradicts = "retrieved " + format_rfc3339(observed_at);
  if (is_before(observed_at, incident.ended.min)) drop_end(incident, contradicts);
  if (is_before(observed_at, incident.started.min)) {
    incident.faults.push_back(
        {"started", stated_text(incident.started, incident.started_text), contradicts});
    incident.started = {};
  }
}

// For an end that is certainly before the start. The start is kept: updates and counts support it,
// nothing supports the end.
void drop_end_before_start(Incident& incident) {
  if (!is_before(incident.ended.max, incident.started.min)) return;
  drop_end(incident, "start " + stated_text(incident.started, incident.started_text));
}

void drop_end_after_record(Incident& incident) {
  if (incident.evidence != Evidence::publisher || incident.kind == Kind::maintenance) return;
  const auto last = last_word(incident);
  if (!is_before(plus(last, kLateEnd), incident.ended.min)) return;
  drop_end(incident, "last update " + format_rfc3339(*last));
}

// An outage is reported after it began, so the earliest statement bounds an unknown start. If the
// end is also unknown, the first count still shows that it was in progress.
void bound_unknown_start(Incident& incident) {
  if (incident.started.known() || incident.kind == Kind::maintenance) return;
  TimeBounds first_count;
  for (const auto& count : incident.counts) {
    lower(first_count.max, count.at.max);
    lower(first_count.min, count.at.min);
  }
  incident.started.max = first_count.max;
  for (const auto& update : incident.updates) lower(incident.started.max, update.at.max);
  if (!incident.ended.known()) incident.ended.min = first_count.min;
}

// It was down at the peak of its reports. A peak outside the stated times is the count's error.
void bound_by_peaks(Incident& incident) {
  for (const auto& count : incident.counts) {
    const bool contradicts = is_before(count.at.max, incident.started.min) ||
                             is_before(incident.ended.max, count.at.min);
    if (!count.peak || contradicts) continue;
    lower(incident.started.max, count.at.max);
    raise(incident.ended.min, count.at.min);
  }
}

// While a source is working on it, it is down. A stated end takes precedence.
void bound_by_updates(Incident& incident, Instant observed_at) {
  if (incident.ended.max) return;
  for (const auto& update : incident.updates) {
    const bool believable = !is_before(observed_at, update.at.min);
    if (believable && proves_down(update.status)) raise(incident.ended.min, update.at.min);
  }
}

// end = start + duration, as far as each is known; without a duration, the end is not before the
// start. Two unknowns need two passes.
void tighten(TimeBounds& started, TimeBounds& ended, const DurationBounds& duration) {
  const Seconds shortest = duration.min.value_or(0);
  for (int pass = 0; pass < 2; ++pass) {
    raise(ended.min, plus(started.min, shortest));
    lower(ended.max, plus(started.max, duration.max));
    lower(started.max, minus(ended.max, shortest));
    raise(started.min, minus(ended.min, duration.max));
  }
}

bool is_empty(const TimeBounds& bounds) { return is_before(bounds.max, bounds.min); }

// If start, end and duration are inconsistent, the duration was rounded or guessed.
void tighten_all(Incident& incident) {
  TimeBounds started = incident.started;
  TimeBounds ended = incident.ended;
  tighten(started, ended, incident.duration);
  if (is_empty(started) || is_empty(ended)) {
    const std::string text = incident.duration_text.empty() ? format_duration(incident.duration)
                                                            : incident.duration_text;
    incident.faults.push_back({"duration", text,
                               "start " + stated_text(incident.started, incident.started_text) +
                                   ", end " + stated_text(incident.ended, incident.ended_text)});
    incident.duration = {};
    started = incident.started;
    ended = incident.ended;
    tighten(started, ended, {});
  }
  incident.started = started;
  incident.ended = ended;
}

}  // namespace

void reconcile(Incident& incident, Instant observed_at) {
  weigh_evidence(incident, observed_at);
  drop_end_before_start(incident);
  drop_end_after_record(incident);
  drop_future_times(incident, observed_at);
  bound_unknown_start(incident);
  bound_by_peaks(incident);
  bound_by_updates(incident, observed_at);
  tighten_all(incident);
}

}  // namespace outagedb
