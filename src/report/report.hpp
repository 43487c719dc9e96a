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

struct PlatformReport {
  std::string platform;
  std::string headline;
  std::vector<Section> sections;  // those of the appendix last
  Figures figures = {};           // empty where they were not asked for
  std::string content_sha256;     // of what the history says of the platform
};

struct Report {
  Texts texts;
  ReportPeriod period;
  Instant as_of = 0;
  std::optional<Instant> known_at;
  std::string title;
  std::vector<PlatformReport> platforms;
  std::vector<Section> appendix;  // what concerns no one platform
  std::string
      citation;  // period, zone, as-of, versions and content: what a reader needs to cite it
};

struct ReportRequest {
  Period kind = Period::month;         // one of period_kinds()
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

}  // namespace outagedb
