#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "input/format.hpp"
#include "time/reconcile.hpp"

namespace outagedb::test {

// Keeps all that a format pushes, texts copied.
class RecordingSink : public Sink {
 public:
  struct Reports {
    std::string platform, region, source;
    Instant at;
    std::optional<Seconds> bucket;
    std::int64_t count;
    bool watched;
  };
  struct Reject {
    std::uint64_t line, offset;
    std::string record, reason, hint;
  };

  void user_reports(const UserReports& r, const Place& place) override {
    reports.push_back({std::string(r.platform), std::string(r.region), std::string(r.source), r.at,
                       r.bucket, r.count, r.watched});
    lines.push_back(place.line);
  }
  void incident(Incident incident, const Place& place) override {
    incidents.push_back(std::move(incident));
    lines.push_back(place.line);
  }
  void coverage(const Coverage& coverage, const Place&) override { coverages.push_back(coverage); }
  void snapshot(const Snapshot& snapshot) override { snapshots.push_back(snapshot); }
  void exported(const Exported& record, const Place&) override { exports.push_back(record); }
  void reject(const Place& place, const std::string& reason, const std::string& hint) override {
    rejects.push_back({place.line, place.offset, std::string(place.record), reason, hint});
  }
  void warn(const std::string& text) override { warnings.push_back(text); }

  std::vector<Reports> reports;
  std::vector<Incident> incidents;
  std::vector<Coverage> coverages;
  std::vector<Snapshot> snapshots;
  std::vector<Exported> exports;
  std::vector<Reject> rejects;
  std::vector<std::string> warnings;
  std::vector<std::uint64_t> lines;  // of the user reports and incidents
};

inline RecordingSink read_as(const char* format, const std::string& text,
                             const ReadOptions& options = {}) {
  std::istringstream stream(text);
  RecordingSink sink;
  format_named(format).read(stream, options, sink);
  return sink;
}

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::filesystem::path fixtures() {
  return std::filesystem::path(SOURCE_DIR) / "tests/unit/input/fixtures";
}

// What is stored of a record that was retrieved long after it.
inline Incident settled(Incident incident, Instant observed_at = 1'900'000'000) {
  reconcile(incident, observed_at);
  return incident;
}

// 2025-05-24 08:51:00 UTC is utc(2025, 5, 24, 8, 51).
inline Instant utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0,
                   int second = 0) {
  using namespace std::chrono;
  const sys_days date = std::chrono::year(year) / month / day;
  return sys_seconds(date + hours(hour) + minutes(minute) + seconds(second))
      .time_since_epoch()
      .count();
}

}  // namespace outagedb::test
