#include "input/feeds/monitors/kuma_beats.hpp"

#include <algorithm>
#include <string_view>

namespace outagedb {
namespace {

// A check may take as long as its interval and is then retried once.
constexpr Seconds silence_after(Seconds interval) { return 3 * interval + 60; }

// Fraction of the checks that a period would have if none had ever been delayed.
constexpr double kWatched = 0.9;

std::string_view word(BeatStatus status) {
  switch (status) {
    case BeatStatus::down:
      return "down";
    case BeatStatus::up:
      return "up";
    case BeatStatus::pending:
      return "pending";
    case BeatStatus::maintenance:
      return "maintenance";
  }
  return {};
}

}  // namespace

KumaMonitor::KumaMonitor(std::int64_t id, std::string name, std::string url, Seconds interval,
                         bool active, bool pruned, const ReadOptions& options)
    : id_(id),
      name_(std::move(name)),
      url_(std::move(url)),
      interval_(std::clamp<Seconds>(interval, 1, Seconds{24} * 3600)),
      active_(active),
      pruned_(pruned),
      belongs_(monitored(name_, options, "Uptime Kuma")) {
  if (url_ == "https://") url_.clear();  // stored for monitors that are not web sites
}

void KumaMonitor::take(const Beat& beat, const Place& place, Sink& sink) {
  if (last_ && beat.at < last_->at) {
    sink.reject(place, "time: earlier than that of the previous heartbeat",
                "the machine's clock was set back, so the order of heartbeats is unclear");
    return;
  }
  const bool silence = last_ && beat.at - last_->at > silence_after(interval_);
  if (!last_ || silence) watched_.emplace_back(beat.at, beat.at);
  if (beat.at > watched_.back().second) watched_.back().second = beat.at;
  if (silence) failing_.reset();
  const bool failing = beat.status == BeatStatus::pending;
  // Pending beats of a monitor that is down are retries and continue the outage.
  const bool goes_on =
      open_ && (open_->status == beat.status || (open_->status == BeatStatus::down && failing));
  if (open_ && !goes_on) end(beat, silence, sink);
  if (!open_ && beat.status == BeatStatus::down) begin(beat, silence, place);
  if (!open_ && beat.status == BeatStatus::maintenance) begin(beat, silence, place);
  if (!failing) {
    failing_.reset();
  } else if (!failing_) {
    failing_ = beat.at;
  }
  last_ = beat;
}

void KumaMonitor::begin(const Beat& beat, bool silence, const Place& place) {
  open_.emplace(Open{incident_of(belongs_), beat.status, place.line, std::string(place.record)});
  Incident& incident = open_->incident;
  incident.key = std::to_string(id_) + " " + beat.time;
  incident.title = name_ + (beat.status == BeatStatus::down ? " is down" : ": maintenance");
  incident.url = url_;
  if (beat.status == BeatStatus::maintenance) incident.kind = Kind::maintenance;
  incident.started = {beat.at, beat.at};
  if (!last_) {
    incident.started.min.reset();  // not monitored before, or beats no longer stored
  } else if (beat.status == BeatStatus::down && failing_) {
    incident.started.min = failing_;
  } else if (silence && !pruned_) {
    incident.started.min = last_->at;
  }
  incident.updates.push_back({{beat.at, beat.at}, std::string(word(beat.status)), beat.message});
}

void KumaMonitor::end(const Beat& beat, bool silence, Sink& sink) {
  Incident& incident = open_->incident;
  incident.status = word(beat.status);
  incident.ended = {beat.at, beat.at};
  if (silence && !pruned_) incident.ended.min = last_->at;
  // Nothing is checked from here on.
  if (beat.status == BeatStatus::maintenance) incident.ended = {last_->at, std::nullopt};
  incident.stated_at = beat.at;
  incident.updates.push_back({{beat.at, beat.at}, incident.status, beat.message});
  give(sink);
}

void KumaMonitor::give(Sink& sink) {
  Open done = std::move(*open_);
  open_.reset();
  sink.incident(std::move(done.incident), {done.line, 0, done.record});
}

void KumaMonitor::watched(Instant from, Instant until, double checks) {
  if (checks * static_cast<double>(interval_) >= kWatched * static_cast<double>(until - from))
    watched_.emplace_back(from, until);
}

void KumaMonitor::finish(Instant newest, Sink& sink) {
  if (!last_) return;
  if (open_) {
    Incident& incident = open_->incident;
    incident.status = word(open_->status);
    incident.ended.min = last_->at;
    incident.stated_at = last_->at;
    // A paused monitor reports nothing more.
    incident.ongoing = active_ && newest - last_->at <= silence_after(interval_);
    if (incident.ongoing) incident.listed_at = last_->at;
    give(sink);
  }
  give_coverage(sink);
}

void KumaMonitor::give_coverage(Sink& sink) {
  std::sort(watched_.begin(), watched_.end());
  for (std::size_t n = 0; n < watched_.size();) {
    auto [from, until] = watched_[n];
    for (++n; n < watched_.size() && watched_[n].first <= until; ++n)
      until = std::max(until, watched_[n].second);
    until = std::min(until, last_->at);  // the last period of a statistic is incomplete
    if (from < until) sink.coverage(coverage_of(belongs_, from, until), {1, 0, name_});
  }
}

}  // namespace outagedb
