#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "report/figures.hpp"
#include "report/period.hpp"
#include "report/query_source.hpp"
#include "report/texts.hpp"
#include "time/zone.hpp"

namespace outagedb {

// A part of a report: what it is called, what it says in words, and its figures. Texts are in the
// language of the report; what is not ours in them stands between isolates (see isolated()). The
// table's columns and words are the canned queries'.
struct Section {
  std::string id;     // for machines: "outages"
  std::string title;  // for people
  std::vector<std::string> lines = {};
  Table table = {};  // no columns: the section has none
  std::vector<QuerySource> sources = {};
  bool appendix = false;
};

struct PlatformMonth {
  std::string platform;
  std::string headline;
  std::vector<Section> sections;  // those of the appendix last
  Figures figures = {};           // empty where they were not asked for
  std::string content_sha256;     // of what the history says of the platform
};

// Of a month, or of a year: `period` says which.
struct MonthlyReport {
  Texts texts;
  ReportPeriod period;
  Instant as_of = 0;
  std::optional<Instant> known_at;
  std::string title;
  std::vector<PlatformMonth> platforms;
  std::vector<Section> appendix;  // what concerns no one platform
  std::string
      citation;  // period, zone, as-of, versions and content: what a reader needs to cite it
};

struct MonthlyRequest {
  Period kind = Period::month;         // or Period::year
  std::string period;                  // "2025-05", or anything else that the grammar reads as one
  std::vector<std::string> platforms;  // by any of their names; empty: all
  std::string as_of;                   // empty: the latest retrieval
  std::optional<Instant> known_at;     // the history is seen as it was known then; see know_as_of()
  std::optional<Instant> since_known;  // what was corrected from then on is told
  std::string coverage;                // "stated": without what is assumed; empty: all
  std::string slo;                     // percent of availability to hold it against; empty: none
  Texts texts = Texts::of("en");
  std::vector<Zone> zones;
  bool figures = false;  // what pictures show, which takes a few more queries
};

// Throws Error where the period cannot be read or a platform is not known. The connection must know
// our SQL functions.
[[nodiscard]] MonthlyReport monthly_report(SQLite::Database& db, const MonthlyRequest& request);

// Opens a connection to the same history, as it was known at request.known_at.
using OpenHistory = std::function<SQLite::Database()>;

// A report of each platform and each month (year) from the first to the last of request.period
// ("2024-01..2025-12"); where it is empty, of all up to as-of of which there are records or
// coverage of that platform. What a platform's reports have in common is asked once. Several
// threads share the platforms, each with a connection of its own: `take` is called by all of them,
// with the reports of one platform in time order. Gives how many months (years) between them were
// left out. Throws what one of the threads has thrown.
std::size_t every_report(const OpenHistory& open, const MonthlyRequest& request,
                         const std::function<void(const MonthlyReport&)>& take);

}  // namespace outagedb
