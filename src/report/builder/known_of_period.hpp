#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "report/period.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// The results of the canned queries for one platform and one period, from which the first page of
// its report is written.
struct KnownOfPeriod {
  std::string platform;
  const Texts& texts;
  const ReportPeriod& period;
  const std::vector<Zone>& zones;  // those requested and UTC
  Instant as_of = 0;

  Table frequency = {};     // of the period, the one before and the same one a year before
  Table availability = {};  // of the same periods
  Table duration = {};      // of the same periods
  Table recurrence = {};    // at the end of the period; at most one row
  Table certain = {};       // rows of the timeline that were certainly going on in the period
  Table possible = {};      // the other rows of the timeline, which may have been going on
  Table started = {};       // rows of the timeline that certainly began in the period
  Table statements = {};    // of certain; empty unless the folded sections are requested
  Table causes = {};        // of certain
  Table peaks = {};         // of outages and degradations that may have begun in the period
  Table coverage = {};
  std::vector<ReportPeriod> months = {};  // the twelve up to the end of the period
  Table by_month = {};                    // frequency of those
  std::size_t faults = 0;                 // times that were discarded
  std::size_t rejects = 0;                // refused records of all platforms
  std::function<std::string(const std::string& outage)> short_id;
  std::function<Table(const std::string& outage)> statements_of;

  [[nodiscard]] const Zone& zone() const { return zones.front(); }
  [[nodiscard]] bool partial() const { return as_of < period.until; }
  [[nodiscard]] std::string name() const;  // "May 2025", "May 2025 so far"
  // The observed share of the period, of one that is not over: of its part up to as_of.
  [[nodiscard]] double observed_share() const;
};

}  // namespace outagedb
