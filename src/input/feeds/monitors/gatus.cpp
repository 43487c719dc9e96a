#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "input/feeds/monitors/monitor.hpp"
#include "input/feeds/monitors/monitor_database.hpp"
#include "input/records/fields.hpp"

namespace outagedb {
namespace {

constexpr Seconds kHour = 3600;
constexpr Seconds kDay = 24 * kHour;
// Hours older than this may have been merged into their days.
constexpr Seconds kHoursKept = 2 * kDay;
constexpr Instant kMost = Instant{1} << 40;  // statistics have no later hour

// As printed by Go, "2025-03-01 12:00:00.25 +0000 UTC m=+0.1", or with only +00:00.
Instant go_time(const std::string& text) {
  const auto words = split(text, ' ');
  std::string made;
  if (words.size() == 2) {
    made = text;
  } else if (words.size() >= 3 && words[2].size() == 5) {
    made = std::string(words[0]) + " " + std::string(words[1]) +
           std::string(words[2].substr(0, 3)) + ":" + std::string(words[2].substr(3));
  }
  if (const auto at = parse_rfc3339(made)) return *at;
  throw RecordError("event_timestamp: invalid time '" + text + "'",
                    "Gatus writes times as Go does: 2025-03-01 12:00:00.25 +0000 UTC");
}

struct Event {
  std::string type;  // START, HEALTHY or UNHEALTHY
  Instant at = 0;
  std::string time;  // as stored
};

struct Result {
  Instant at = 0;
  bool success = false;
};

class Endpoint {
 public:
  Endpoint(std::string name, Monitored belongs)
      : name_(std::move(name)), belongs_(std::move(belongs)) {}

  void take(const Event& event, const Place& place, Sink& sink) {
    if (!first_) first_ = event.at;
    if (event.type == "UNHEALTHY") {
      if (!open_) begin(event, place);
    } else if (open_) {
      end(event, sink);
    }
    known_ = std::max(known_, event.at);
    before_ = event.type;
  }

  // The very last check.
  void last(const Result& result) { last_ = result; }
  void hour(Instant at) { hours_.push_back(at); }

  void finish(Sink& sink) {
    if (open_) {
      // The next event would contradict it, so every check since was unhealthy.
      const bool fails = last_ && !last_->success && last_->at >= known_;
      incident_.ended.min = fails ? last_->at : known_;
      incident_.ongoing = fails;
      if (fails) incident_.listed_at = last_->at;
      incident_.status = "UNHEALTHY";
      incident_.stated_at = incident_.ended.min;
      give(sink);
    }
    give_coverage(sink);
  }

 private:
  void begin(const Event& event, const Place& place) {
    open_ = true;
    line_ = place.line;
    record_ = place.record;
    incident_ = incident_of(belongs_);
    incident_.key = name_ + " " + event.time;
    incident_.title = name_ + " is unhealthy";
    incident_.started = {event.at, event.at};
    // Monitoring had not started, or earlier results are no longer stored.
    if (before_ != "HEALTHY") incident_.started.min.reset();
    incident_.updates.push_back({{event.at, event.at}, event.type, ""});
  }

  void end(const Event& event, Sink& sink) {
    incident_.status = event.type;
    incident_.stated_at = event.at;
    if (event.type == "START") {  // monitoring was interrupted
      incident_.ended.min = known_;
    } else {
      incident_.ended = {event.at, event.at};
    }
    incident_.updates.push_back({{event.at, event.at}, event.type, ""});
    give(sink);
  }

  void give(Sink& sink) {
    open_ = false;
    sink.incident(std::move(incident_), {line_, 0, record_});
  }

  void give_coverage(Sink& sink) {
    if (!first_ || !last_) return;
    std::sort(hours_.begin(), hours_.end());
    std::optional<std::pair<Instant, Instant>> stretch;
    const auto give_stretch = [&] {
      const Instant from = std::max(stretch->first, *first_);
      const Instant until = std::min(stretch->second, last_->at);
      if (from < until) sink.coverage(coverage_of(belongs_, from, until), {1, 0, name_});
    };
    for (std::size_t n = 0; n < hours_.size(); ++n) {
      const Instant until = end_of(n);
      if (stretch && hours_[n] <= stretch->second) {
        stretch->second = std::max(stretch->second, until);
        continue;
      }
      if (stretch) give_stretch();
      stretch.emplace(hours_[n], until);
    }
    if (stretch) give_stretch();
  }

  // An old count at midnight is for the whole day, unless other hours of the day have counts.
  [[nodiscard]] Instant end_of(std::size_t n) const {
    const Instant at = hours_[n];
    const bool midnight = at % kDay == 0;
    const bool alone = n + 1 == hours_.size() || hours_[n + 1] >= at + kDay;
    const bool added_up = midnight && alone && at + kHoursKept < last_->at;
    return at + (added_up ? kDay : kHour);
  }

  std::string name_;
  Monitored belongs_;
  std::string before_;  // type of the previous event; empty: none
  bool open_ = false;
  Incident incident_;
  std::uint64_t line_ = 1;
  std::string record_;
  std::optional<Instant> first_;
  Instant known_ = 0;
  std::optional<Result> last_;
  std::vector<Instant> hours_;
};

// Reads a Gatus database into a sink.
class Gatus {
 public:
  Gatus(const ReadOptions& options, Sink& sink)
      : options_(options), sink_(sink), database_(options) {}

  void read() {
    database_.require_tables({"endpoints", "endpoint_events", "endpoint_results"}, "Gatus");
    database_.each("SELECT endpoint_id, endpoint_name, endpoint_group FROM endpoints",
                   [&](SQLite::Statement& row) { read_endpoint(row); });
    database_.each(named_sql("gatus.events"), [&](SQLite::Statement& row) { read_event(row); });
    database_.each(named_sql("gatus.last_results"),
                   [&](SQLite::Statement& row) { read_result(row); });
    if (database_.has_table("endpoint_uptimes")) {
      database_.each(named_sql("gatus.watched_hours"),
                     [&](SQLite::Statement& row) { read_hour(row); });
    }
    for (auto& [id, endpoint] : endpoints_) endpoint.finish(sink_);
  }

 private:
  // As Gatus shows it: names are unique only within a group.
  void read_endpoint(SQLite::Statement& row) {
    const std::string group = text_at(row, 2);
    const std::string name = (group.empty() ? "" : group + "/") + text_at(row, 1);
    endpoints_.try_emplace(row.getColumn(0).getInt64(), name, monitored(name, options_, "Gatus"));
  }

  // Calls take(endpoint, time) if both are known; the record's number serves as its line.
  template <typename Take>
  void read_row(std::int64_t number, std::int64_t endpoint, const std::string& said,
                const std::string& time, Take take) {
    const std::string record =
        std::to_string(number) + "|" + std::to_string(endpoint) + "|" + said + "|" + time;
    const Place place{static_cast<std::uint64_t>(std::max<std::int64_t>(number, 1)), 0, record};
    try {
      const auto known = endpoints_.find(endpoint);
      if (known == endpoints_.end()) {
        throw RecordError("unknown endpoint " + std::to_string(endpoint),
                          "the endpoint was deleted, so the name for its results is unknown");
      }
      take(known->second, go_time(time), place);
    } catch (const RecordError& error) {
      sink_.reject(place, error.what(), error.hint());
    }
  }

  void read_event(SQLite::Statement& row) {
    const std::string type = text_at(row, 2);
    const std::string time = text_at(row, 3);
    read_row(row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), type, time,
             [&](Endpoint& endpoint, Instant at, const Place& place) {
               if (type != "START" && type != "HEALTHY" && type != "UNHEALTHY") {
                 throw RecordError("event_type: unknown value '" + type + "'",
                                   "expected START, HEALTHY or UNHEALTHY");
               }
               endpoint.take({type, at, time}, place, sink_);
             });
  }

  void read_result(SQLite::Statement& row) {
    const bool success = row.getColumn(2).getInt() != 0;
    read_row(row.getColumn(0).getInt64(), row.getColumn(1).getInt64(),
             success ? "success" : "failure", text_at(row, 3),
             [&](Endpoint& endpoint, Instant at, const Place&) {
               endpoint.last({at, success});
             });
  }

  void read_hour(SQLite::Statement& row) {
    const auto known = endpoints_.find(row.getColumn(0).getInt64());
    const Instant at = row.getColumn(1).getInt64();
    if (known != endpoints_.end() && at >= 0 && at <= kMost) known->second.hour(at);
  }

  const ReadOptions& options_;
  Sink& sink_;
  MonitorDatabase database_;
  std::map<std::int64_t, Endpoint> endpoints_;
};

bool sniff(std::string_view head) {
  return is_database_with(head, {"endpoint_events", "endpoint_results", "endpoint_uptimes"});
}

void read(std::istream& /*stream*/, const ReadOptions& options, Sink& sink) {
  Gatus(options, sink).read();
}

}  // namespace

extern const Format gatus_format;  // listed in formats.cpp
const Format gatus_format{"gatus", "Gatus' data.db", sniff, read};

}  // namespace outagedb
