#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "report/figures.hpp"
#include "time/zone.hpp"

namespace outagedb {

// A part of a report: what it is called, what it says in words, and its figures.
struct Section {
  std::string id;     // for machines: "outages"
  std::string title;  // for people
  std::vector<std::string> lines;
  Table table;  // no columns: the section has none
};

struct PlatformMonth {
  std::string platform;
  std::string headline;
  std::vector<Section> sections;
  Figures figures;             // empty where they were not asked for
  std::string content_sha256;  // of what the history says of the platform
};

struct MonthlyReport {
  std::string title;
  std::vector<PlatformMonth> platforms;
  std::string
      citation;  // period, zone, as-of, versions and content: what a reader needs to cite it
};

struct MonthlyRequest {
  std::string month;  // "2025-05", or anything else that the grammar reads as one month
  std::vector<std::string> platforms;  // by any of their names; empty: all
  std::string as_of;                   // empty: the latest retrieval
  std::optional<Instant> known_at;     // the history is seen as it was known then; see know_as_of()
  std::vector<Zone> zones;
  bool figures = false;  // what pictures show, which takes a few more queries
};

// Throws Error where the month cannot be read or a platform is not known. The connection must know
// our SQL functions.
[[nodiscard]] MonthlyReport monthly_report(SQLite::Database& db, const MonthlyRequest& request);

}  // namespace outagedb
