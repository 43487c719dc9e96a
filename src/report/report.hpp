#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "report/figures.hpp"
#include "report/messages/texts.hpp"
#include "report/page.hpp"
#include "report/period.hpp"
#include "report/query_source.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// The part of a report to which a section belongs: its first page or one of the folded parts.
enum class Part { page, said, numbers, records };

// A part of a report: its title, its text and its table. Texts are in the language of the report;
// external texts in them are isolated (see isolated()). The table's columns and words are the
// canned queries'.
struct Section {
  std::string id;  // for machines: "outages"
  Part part = Part::numbers;
  std::string title;  // for people
  std::vector<std::string> lines = {};
  Table table = {};  // no columns: the section has none
  std::vector<QuerySource> sources = {};
};

// A platform's row in the table of all platforms.
struct Rank {
  enum class State { down, up, not_monitored };  // in this order in the table
  State state = State::not_monitored;
  Seconds downtime_s = 0;   // at least
  std::int64_t number = 0;  // of outages that began in the period
  std::string outages;
  std::string limits;  // "3 to 7"; may be empty
  std::string downtime;
  std::string availability;
  std::string longest;
  std::string before;  // outages in the period before
};

struct PlatformReport {
  std::string platform;
  Page page;
  Rank rank;
  Figures figures;                // empty unless requested
  std::vector<Section> sections;  // of the folded parts only if requested
  std::string content_sha256;     // of the platform's history
};

struct Report {
  Texts texts;
  ReportPeriod period;
  std::vector<Zone> zones = {};  // those requested, and UTC
  Instant as_of = 0;
  std::optional<Instant> known_at = {};
  std::string title = {};        // "X: 4 outages in May 2025"
  std::string kind = {};         // "Monthly outage report"
  std::string period_name = {};  // "May 2025"
  std::vector<PlatformReport> platforms = {};
  std::string headline = {};  // about all platforms; empty if there is only one
  std::vector<std::size_t> ranking =
      {};                              // of the platforms, worst first; empty if there is only one
  std::vector<Section> sections = {};  // about no single platform
  // The options of the command that makes this report, in command-line order.
  std::vector<std::pair<std::string, std::string>> options = {};
  std::string known = {};  // what had been retrieved when
  std::string made = {};   // versions and content
  std::string citation =
      {};  // period, zone, as-of, versions and content: what a reader needs to cite it
};

struct ReportRequest {
  Period kind = Period::month;         // one of period_kinds()
  std::string period;                  // "2025-05", or any other text that the grammar reads as one
  std::vector<std::string> platforms;  // by any of their names; empty: all
  std::string as_of;                   // empty: the latest retrieval
  std::optional<Instant> known_at;     // transaction time of the history; see know_as_of()
  std::optional<Instant> since_known;  // corrections since then are listed
  std::string coverage;                // "stated": without assumed coverage; empty: all
  std::string slo;                     // target availability in percent; empty: none
  Texts texts = Texts::of("en");
  std::vector<Zone> zones;
  bool pictures = false;  // data for pictures, which takes a few more queries
  bool sections = false;  // the folded sections
};

}  // namespace outagedb
