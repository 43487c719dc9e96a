#include "report/monthly.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/version.hpp"
#include "query/catalogue.hpp"
#include "query/runner.hpp"
#include "report/rows.hpp"
#include "report/unknown.hpp"
#include "report/words.hpp"
#include "store/content_hash.hpp"
#include "store/ingest.hpp"
#include "store/platforms.hpp"
#include "time/calendar.hpp"
#include "time/format.hpp"
#include "time/parse.hpp"

namespace outagedb {
namespace {

constexpr int kMonthsShown = 12;

// A month in the first display zone.
struct Month {
  Instant from;
  Instant until;
  std::string label;  // 2025-05
};

Month month_at(Instant at, const Zone& zone) {
  return {period_start(at, Period::month, zone), period_next(at, Period::month, zone),
          period_label(at, Period::month, zone)};
}

Month months_before(Month month, int months, const Zone& zone) {
  for (int i = 0; i < months; ++i) month = month_at(month.from - 1, zone);
  return month;
}

Month requested_month(const MonthlyRequest& request) {
  TimeRules rules;
  rules.zone = request.zones.front();
  Month month = month_at(window_from(request.month, rules), request.zones.front());
  if (month.from != window_from(request.month, rules) ||
      month.until != window_until(request.month, rules)) {
    throw Error(fmt::format("'{}' is not one month", request.month), "as in --month 2025-05");
  }
  return month;
}

Instant requested_as_of(SQLite::Database& db, const MonthlyRequest& request) {
  if (!request.as_of.empty()) {
    TimeRules rules;
    rules.zone = request.zones.front();
    return window_until(request.as_of, rules);
  }
  return latest_retrieval(db);
}

class MonthOfPlatform {
 public:
  MonthOfPlatform(SQLite::Database& db, const MonthlyRequest& request, Month month, Instant as_of,
                  std::string platform)
      : db_(db),
        request_(request),
        month_(std::move(month)),
        as_of_(as_of),
        platform_(std::move(platform)) {}

  PlatformMonth build() {
    PlatformMonth result;
    result.platform = platform_;
    result.content_sha256 = content_hash(db_, require_platform(db_, platform_));
    comparison_ = compare();
    split_timeline();
    result.headline =
        headline({month_name(month_.from, zone()), platform_, &comparison_, &certain_, partial()});
    result.sections = {outages(),    possible(), statements(), causes(),   comparison(),
                       recurrence(), year(),     unknown(),    corrected()};
    if (request_.figures) {
      result.figures =
          figures_of(db_, {platform_, month_.from, month_.until, as_of_, request_.zones});
    }
    std::erase_if(result.sections, [](const Section& section) {
      return section.lines.empty() && section.table.rows.empty();
    });
    return result;
  }

 private:
  [[nodiscard]] const Zone& zone() const { return request_.zones.front(); }
  [[nodiscard]] bool partial() const { return as_of_ < month_.until; }

  [[nodiscard]] Table query(std::string_view name, Arguments arguments) const {
    const Query& canned = query_named(name);
    arguments.emplace("platform", platform_);
    const auto takes = [&](std::string_view param) {
      return std::any_of(canned.params.begin(), canned.params.end(),
                         [&](const Param& p) { return p.name == param; });
    };
    if (takes("as_of")) arguments.emplace("as_of", format_rfc3339(as_of_));
    return run_query(db_.getHandle(), canned, arguments, request_.zones);
  }
  [[nodiscard]] static Arguments window(const Month& first, const Month& last) {
    return {{"from", format_rfc3339(first.from)}, {"until", format_rfc3339(last.until)}};
  }
  [[nodiscard]] Arguments in_month() const { return window(month_, month_); }
  [[nodiscard]] static Arguments with_minor(Arguments arguments) {
    arguments.emplace("min_severity", "minor");
    return arguments;
  }

  // This month, the one before and the same a year before: numbers and durations in a row each.
  Table compare() {
    Table all;
    for (const Month& month :
         {month_, months_before(month_, 1, zone()), months_before(month_, 12, zone())}) {
      Table row = pick(query("frequency", window(month, month)),
                       {"period", "observed_share", "outages_lo", "outages", "outages_hi",
                        "possibly_started", "degradations", "downtime_min_s", "downtime_max_s"});
      const Table lasted = pick(query("duration", window(month, month)),
                                {"mean_min_s", "mean_max_s", "median_km_min_s", "median_km_max_s",
                                 "longest_min_s", "longest_max_s"});
      if (all.columns.empty()) {
        all.columns = row.columns;
        all.columns.insert(all.columns.end(), lasted.columns.begin(), lasted.columns.end());
      }
      std::vector<Value> cells(all.columns.size());
      cells[0] = month.label;
      if (!row.rows.empty()) std::copy(row.rows[0].begin(), row.rows[0].end(), cells.begin());
      if (!lasted.rows.empty()) {
        std::copy(lasted.rows[0].begin(), lasted.rows[0].end(),
                  cells.begin() + static_cast<std::ptrdiff_t>(row.columns.size()));
      }
      all.rows.push_back(std::move(cells));
    }
    return all;
  }

  // What was going on in the month for certain, apart from what only may have been.
  void split_timeline() {
    const Table all = query("timeline", with_minor(in_month()));
    certain_.columns = possible_.columns = all.columns;
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      const auto latest_start = integer_at(all, i, "started_max");
      const auto known_down = integer_at(all, i, "ended_min");
      const bool started_here = latest_start && integer_at(all, i, "started_min") >= month_.from &&
                                *latest_start < month_.until;
      const bool went_on = latest_start && *latest_start < month_.until && known_down > month_.from;
      (started_here || went_on ? certain_ : possible_).rows.push_back(all.rows[i]);
    }
  }

  [[nodiscard]] static Table outage_columns(const Table& timeline) {
    return pick(timeline, {"outage", "severity", "started_min", "started_max", "ended_min",
                           "ended_max", "duration_min_s", "duration_max_s", "peak_relation",
                           "peak_reports", "sources", "regions"});
  }

  [[nodiscard]] Section outages() const {
    Section section{"outages",
                    fmt::format("Outages of {}", month_name(month_.from, zone())),
                    {},
                    outage_columns(certain_)};
    if (certain_.rows.empty()) section.lines.push_back(no_outage(comparison_));
    return section;
  }

  [[nodiscard]] Section possible() const {
    Section section{"possible", "Perhaps in this month", {}, outage_columns(possible_)};
    if (!possible_.rows.empty())
      section.lines.emplace_back(
          "Their sources do not say when exactly; they are counted in no month.");
    return section;
  }

  [[nodiscard]] Section statements() const {
    Table told = query("statements", with_minor(in_month()));
    return {"statements",
            "What each source says",
            {},
            pick(keep_outages(told, certain_), {"outage", "membership", "source", "started_text",
                                                "ended_text", "duration_text", "counts"})};
  }

  [[nodiscard]] Section causes() const {
    Table said = query("causes", with_minor(in_month()));
    return {"causes",
            "Causes said, and by whom",
            {},
            pick(keep_outages(said, certain_),
                 {"outage", "standing", "claimed_by", "cause", "source"})};
  }

  [[nodiscard]] Section comparison() const {
    return {"comparison",
            "Against the month before and a year before",
            {"The mean outage duration (MTTR) is that of outages whose end is known; the median "
             "counts the others as lasting at least so long (Kaplan-Meier)."},
            comparison_};
  }

  [[nodiscard]] Section recurrence() const {
    const Table all =
        without(query("recurrence", {{"until", format_rfc3339(month_.until)}}), "part");
    Section section{"recurrence", "Recurrence up to the end of the month", recurrence_in_words(all),
                    all};
    return section;
  }

  [[nodiscard]] Section year() const {
    const Month first = months_before(month_, kMonthsShown - 1, zone());
    const Table months = pick(query("frequency", window(first, month_)),
                              {"period", "outages_lo", "outages", "outages_hi", "degradations",
                               "downtime_min_s", "downtime_max_s", "observed_share"});
    return {"months", "The last 12 months", {}, with_bars(months)};
  }

  [[nodiscard]] Section unknown() const {
    return {"unknown",
            "What is not known",
            what_is_unknown(
                {.comparison = &comparison_,
                 .certain = &certain_,
                 .coverage = query("coverage", in_month()),
                 .faults = query("faults", in_month()),
                 .rejects = run_query(db_.getHandle(), query_named("rejects"), {}, request_.zones),
                 .partial_until = partial() ? std::optional(as_of_) : std::nullopt,
                 .zone = zone()}),
            {}};
  }

  // Of a report as it was known at a time: what its sources said of the month's incidents later.
  [[nodiscard]] Section corrected() const {
    Section section{"corrected", "What was corrected since", {}, {}};
    if (!request_.known_at) return section;
    const Table all = query("revisions", {{"from", format_rfc3339(*request_.known_at)}});
    Table here{all.columns, {}};
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      const auto latest_start = integer_at(all, i, "started_max");
      const bool before = latest_start && *latest_start < month_.from;
      const bool after = integer_at(all, i, "started_min") >= month_.until;
      if (!before && !after) here.rows.push_back(all.rows[i]);
    }
    section.table = pick(here, {"source", "incident", "observed_at", "field", "before", "after"});
    section.lines.push_back(here.rows.empty()
                                ? "Nothing that sources had said of incidents of this month."
                                : "Said, or said otherwise, after this was known:");
    return section;
  }

  SQLite::Database& db_;
  const MonthlyRequest& request_;
  Month month_;
  Instant as_of_;
  std::string platform_;
  Table comparison_;
  Table certain_;
  Table possible_;
};

std::string citation(const MonthlyReport& report, const MonthlyRequest& request, const Month& month,
                     Instant as_of) {
  std::string hashes;
  for (const PlatformMonth& platform : report.platforms) {
    hashes += fmt::format("; history of {} sha256:{}", platform.platform,
                          platform.content_sha256.substr(0, 16));
  }
  const std::string known =
      request.known_at ? ", as it was known at " + format_rfc3339(*request.known_at) : "";
  return fmt::format("outagedb {}, {} in {} ({} to {}), as of {}{}, tz database {}{}",
                     tool_version(), month.label, request.zones.front().name(),
                     format_rfc3339(month.from), format_rfc3339(month.until), format_rfc3339(as_of),
                     known, tz_version(), hashes);
}

}  // namespace

MonthlyReport monthly_report(SQLite::Database& db, const MonthlyRequest& request) {
  const Month month = requested_month(request);
  const Instant as_of = requested_as_of(db, request);
  MonthlyReport report;
  report.title = fmt::format("Outages in {}", month_name(month.from, request.zones.front()));
  for (const std::string& platform : platform_names(db, request.platforms)) {
    report.platforms.push_back(MonthOfPlatform(db, request, month, as_of, platform).build());
  }
  report.citation = citation(report, request, month, as_of);
  return report;
}

}  // namespace outagedb
