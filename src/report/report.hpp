#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "report/figures.hpp"
#include "report/messages/texts.hpp"
#include "report/period.hpp"
#include "report/query_source.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// A part of a report: its title, its text and its table. Texts are in the language of the report;
// external texts in them are isolated (see isolated()). The table's columns and words are the
// canned queries'.
struct Section {
  std::string id;     // for machines: "outages"
  std::string title;  // for people
  std::vector<std::string> lines = {};
  Table table = {};  // no columns: the section has none
  std::vector<QuerySource> sources = {};
  bool appendix = false;
};

struct PlatformReport {
  std::string platform;
  std::string headline;
  std::vector<Section> sections;  // those of the appendix last
  Figures figures = {};           // empty unless requested
  std::string content_sha256;     // of the platform's history
};

struct Report {
  Texts texts;
  ReportPeriod period;
  Instant as_of = 0;
  std::optional<Instant> known_at;
  std::string title;
  std::vector<PlatformReport> platforms;
  std::vector<Section> appendix;  // sections about no single platform
  std::string
      citation;  // period, zone, as-of, versions and content: what a reader needs to cite it
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
  bool figures = false;  // data for pictures, which takes a few more queries
};

}  // namespace outagedb
