#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "input/feeds/monitors/kuma_beats.hpp"
#include "input/feeds/monitors/monitor_database.hpp"
#include "input/records/fields.hpp"

namespace outagedb {
namespace {

constexpr Instant kMost = Instant{1} << 40;  // statistics have no later time

// "2025-03-01 12:00:00.250", in UTC.
Instant beat_time(const std::string& text) {
  const auto at = parse_rfc3339(text.ends_with('Z') ? text : text + "Z");
  if (at) return *at;
  throw RecordError("time: invalid time '" + text + "'",
                    "Uptime Kuma writes times in UTC as 2025-03-01 12:00:00.250");
}

// Reads an Uptime Kuma database into a sink.
class Kuma {
 public:
  Kuma(const ReadOptions& options, Sink& sink)
      : options_(options), sink_(sink), database_(options) {}

  void read() {
    database_.require_tables({"monitor", "heartbeat"}, "Uptime Kuma");
    read_monitors();
    database_.each("SELECT id, monitor_id, status, time, msg FROM heartbeat ORDER BY id",
                   [&](SQLite::Statement& row) { read_beat(row); });
    if (database_.has_table("stat_hourly")) {
      read_statistic("SELECT monitor_id, timestamp, up + down FROM stat_hourly", 3600);
    }
    if (database_.has_table("stat_daily"))
      read_statistic("SELECT monitor_id, timestamp, up + down FROM stat_daily", Seconds{24} * 3600);
    for (auto& [id, monitor] : monitors_) monitor.finish(newest_, sink_);
  }

 private:
  void read_monitors() {
    // Version 2 has statistics, and deletes beats without a change after a day.
    const bool pruned = database_.has_table("stat_daily");
    database_.each("SELECT id, name, url, interval, active FROM monitor",
                   [&](SQLite::Statement& row) {
                     const std::int64_t id = row.getColumn(0).getInt64();
                     monitors_.try_emplace(id, id, text_at(row, 1), text_at(row, 2),
                                           row.getColumn(3).getInt64(),
                                           row.getColumn(4).getInt() != 0, pruned, options_);
                   });
  }

  void read_beat(SQLite::Statement& row) {
    const std::int64_t id = row.getColumn(0).getInt64();
    const std::int64_t monitor = row.getColumn(1).getInt64();
    const std::int64_t status = row.getColumn(2).getInt64();
    Beat beat{id, BeatStatus::up, 0, text_at(row, 3), text_at(row, 4)};
    const std::string record = std::to_string(id) + "|" + std::to_string(monitor) + "|" +
                               std::to_string(status) + "|" + beat.time + "|" + beat.message;
    // Beats have no lines; their number identifies them.
    const Place place{static_cast<std::uint64_t>(std::max<std::int64_t>(id, 1)), 0, record};
    try {
      const auto known = monitors_.find(monitor);
      if (known == monitors_.end()) {
        if (!unknown_.insert(monitor).second) return;
        throw RecordError(
            "unknown monitor " + std::to_string(monitor) + "; its other heartbeats are skipped",
            "the monitor was deleted, so the name for its heartbeats is unknown");
      }
      if (status < 0 || status > 3)
        throw RecordError("status: unknown value '" + std::to_string(status) + "'",
                          "0 is down, 1 up, 2 pending, 3 maintenance");
      beat.status = static_cast<BeatStatus>(status);
      beat.at = beat_time(beat.time);
      newest_ = std::max(newest_, beat.at);
      known->second.take(beat, place, sink_);
    } catch (const RecordError& error) {
      sink_.reject(place, error.what(), error.hint());
    }
  }

  void read_statistic(const char* sql, Seconds length) {
    database_.each(sql, [&](SQLite::Statement& row) {
      const auto known = monitors_.find(row.getColumn(0).getInt64());
      const Instant from = row.getColumn(1).getInt64();
      if (known == monitors_.end() || from < 0 || from > kMost) return;
      known->second.watched(from, from + length, row.getColumn(2).getDouble());
    });
  }

  const ReadOptions& options_;
  Sink& sink_;
  MonitorDatabase database_;
  std::map<std::int64_t, KumaMonitor> monitors_;
  std::set<std::int64_t> unknown_;
  Instant newest_ = 0;
};

bool sniff(std::string_view head) {
  return is_database_with(head, {"heartbeat", "monitor_notification", "monitor_tls_info",
                                 "notification_sent_history", "status_page_cname", "stat_daily"});
}

void read(std::istream& /*stream*/, const ReadOptions& options, Sink& sink) {
  Kuma(options, sink).read();
}

}  // namespace

extern const Format uptime_kuma_format;  // listed in formats.cpp
const Format uptime_kuma_format{"uptime-kuma", "Uptime Kuma's kuma.db", sniff, read};

}  // namespace outagedb
