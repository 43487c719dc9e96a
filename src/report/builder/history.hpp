#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "query/runner.hpp"
#include "report/report.hpp"

namespace outagedb {

// The results of the canned queries for one platform over a span of periods. Each query runs once,
// when it is first needed, over the whole span; for each period the result is the same as if the
// query had been run for that period alone.
class PlatformHistory {
 public:
  // Borrows db, runner and request, which must outlive it. span: the periods that will be
  // requested, in order, at least one.
  PlatformHistory(SQLite::Database& db, QueryRunner& runner, const ReportRequest& request,
                  Instant as_of, std::string platform, std::vector<ReportPeriod> span);

  [[nodiscard]] const std::string& platform() const { return platform_; }
  // How long before the last moment of its start an outage without a stated start may have begun.
  [[nodiscard]] Seconds reach() const { return reach_; }
  [[nodiscard]] const std::string& content_sha256();

  // One row per period, in order; the periods must be of one kind. Without data, all columns of a
  // row are empty except `period`.
  [[nodiscard]] Table frequency(const std::vector<ReportPeriod>& periods);
  [[nodiscard]] Table duration(const std::vector<ReportPeriod>& periods);
  [[nodiscard]] Table availability(const std::vector<ReportPeriod>& periods);
  // Outages and degradations that overlap, or may overlap, the period.
  [[nodiscard]] Table timeline(const ReportPeriod& period);
  // Only the rows of these outages.
  [[nodiscard]] Table statements(const Table& outages);
  [[nodiscard]] Table causes(const Table& outages);
  [[nodiscard]] Table coverage(const ReportPeriod& period);
  [[nodiscard]] Table faults(const ReportPeriod& period);
  enum class Known { nothing, assumed_coverage, coverage, record };
  [[nodiscard]] Known known_of(const ReportPeriod& period);
  // Retrieved in [from, until), of incidents that overlap the period.
  [[nodiscard]] Table revisions(const ReportPeriod& period, Instant from,
                                std::optional<Instant> until);
  [[nodiscard]] Table sources();
  // Clipped to the period.
  [[nodiscard]] Table unobserved(const ReportPeriod& period);
  // Of outages and degradations that began, or may have begun, in the period.
  [[nodiscard]] Table peaks(const ReportPeriod& period);
  // Outages that certainly began between `first` and the end of `last`, longest first.
  [[nodiscard]] Table longest(const ReportPeriod& first, const ReportPeriod& last);

  // Of the events up to the end of the period, which must be one of the span.
  [[nodiscard]] Table recurrence(const ReportPeriod& period);

  // These are queried each time: the result for one period is not a part of the result for several.
  [[nodiscard]] Table gaps(const ReportPeriod& first, const ReportPeriod& last);
  [[nodiscard]] Table hours(const ReportPeriod& first, const ReportPeriod& last, const Zone& zone);
  [[nodiscard]] Table curve(const std::string& outage);

  // The same as statements() of one outage, with fewer columns: its sources and their times. Does
  // not query the statements of all others.
  [[nodiscard]] Table statements_of(const std::string& outage);
  // The shortest prefix of the outage's id, of at least six digits, that no other outage has.
  [[nodiscard]] std::string short_id(const std::string& outage);

  // The command that gives the results of the functions above, for periods from `first` to `last`.
  [[nodiscard]] QuerySource source(std::string_view query, const ReportPeriod& first,
                                   const ReportPeriod& last) const;
  // The same in a zone other than those of the report.
  [[nodiscard]] QuerySource source(std::string_view query, const ReportPeriod& first,
                                   const ReportPeriod& last, const Zone& zone) const;
  // The same with arguments other than a window; the platform and as-of are added.
  [[nodiscard]] QuerySource source(std::string_view query, Arguments arguments) const;

 private:
  [[nodiscard]] const ReportPeriod& first() const { return span_.front(); }
  // The rows for each text in a column.
  using RowsByText = std::unordered_map<std::string, std::vector<std::size_t>>;
  // The earliest and latest possible start of an outage, and its latest possible end.
  struct Extent {
    std::optional<Instant> earliest;
    std::optional<Instant> latest_start;
    std::optional<Instant> latest_end;
  };
  struct Asked {
    Table table;
    RowsByText rows = {};
    std::vector<Extent> extents = {};  // of the rows of a timeline
  };
  [[nodiscard]] Arguments arguments(std::string_view query, Period by, Instant from,
                                    Instant until) const;
  [[nodiscard]] Arguments completed(std::string_view query, Arguments given) const;
  [[nodiscard]] Asked& asked(std::string_view query, Period by, Instant from,
                             std::string_view key_column,
                             std::optional<Instant> clipped_at = std::nullopt);
  [[nodiscard]] Table by_period(std::string_view query, std::string_view key,
                                const std::vector<ReportPeriod>& periods);
  [[nodiscard]] Table of_days(std::string_view query, std::string_view key,
                              const std::vector<ReportPeriod>& periods);
  [[nodiscard]] std::vector<Extent> extents_of(const Table& timeline) const;
  [[nodiscard]] Table started(std::string_view query, Instant from, Instant until, bool certain);
  [[nodiscard]] Table ask(std::string_view query, Arguments given, const std::vector<Zone>& zones);
  [[nodiscard]] Table recurrence_of_all() const;
  [[nodiscard]] Table of_outages(std::string_view query, const Table& outages);

  SQLite::Database& db_;
  QueryRunner& runner_;
  const ReportRequest& request_;
  Instant as_of_;
  Seconds reach_;  // how far back an outage without a stated start may have begun
  std::string platform_;
  std::vector<ReportPeriod> span_;
  Instant before_;  // the start of the data with which a report compares
  std::string content_sha256_;
  std::optional<SQLite::Statement> neighbours_;     // of an outage, by id
  std::optional<SQLite::Statement> statements_of_;  // an outage, by id
  std::map<std::tuple<std::string, Period, Instant, Instant>, Asked>
      asked_;                        // by query, kind of period, start and end
  std::optional<Table> recurrence_;  // for the end of each period of the span; `until_at` is first
};

}  // namespace outagedb
