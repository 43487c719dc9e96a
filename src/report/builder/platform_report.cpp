#include "report/builder/platform_report.hpp"

#include <algorithm>

#include "report/builder/appendix.hpp"
#include "report/builder/narrative.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/timeline_rows.hpp"
#include "report/builder/unknown.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

class PlatformReportBuilder {
 public:
  PlatformReportBuilder(PlatformHistory& history, const ReportRequest& request,
                        const ReportPeriod& period, Instant as_of, std::size_t rejects)
      : history_(history),
        request_(request),
        texts_(request.texts),
        period_(period),
        as_of_(as_of),
        rejects_(rejects),
        name_(period_name(period, texts_, zone())) {}

  PlatformReport build() {
    comparison_ = compare();
    split_timeline();
    statements_ = history_.statements(certain_);
    PlatformReport result;
    result.platform = history_.platform();
    result.content_sha256 = history_.content_sha256();
    result.headline = said_first();
    result.sections = {outages(),    severity(),     possible(),      statements(),  causes(),
                       comparison(), availability(), recurrence(),    months(),      unknown(),
                       corrected(),  sources(),      contradictory(), not_precise(), faults()};
    std::erase_if(result.sections, [](const Section& section) {
      return section.lines.empty() && section.table.rows.empty();
    });
    return result;
  }

 private:
  [[nodiscard]] const Zone& zone() const { return request_.zones.front(); }
  [[nodiscard]] bool partial() const { return as_of_ < period_.until; }

  // The period, the one before and, for periods shorter than a year, the same one a year before.
  [[nodiscard]] std::vector<ReportPeriod> compared() const {
    std::vector<ReportPeriod> periods{period_, periods_before(period_, 1, zone())};
    const int in_a_year = kind_of(period_.kind).in_a_year;
    if (in_a_year > 1) periods.push_back(periods_before(period_, in_a_year, zone()));
    return periods;
  }
  [[nodiscard]] QuerySource source(std::string_view query) const {
    return history_.source(query, period_, period_);
  }
  [[nodiscard]] QuerySource source_of_compared(std::string_view query) const {
    return history_.source(query, compared().back(), period_);
  }

  // "May 2025", or "May 2025 (the month was not over)" for an unfinished period.
  [[nodiscard]] std::string name_so_far() const {
    return partial() ? texts_.with(of_kind("headline.partial", period_), {{"period", name_}})
                     : name_;
  }

  [[nodiscard]] std::string said_first() const {
    return headline({.period = name_so_far(),
                     .platform = history_.platform(),
                     .kind = period_.kind,
                     .comparison = &comparison_,
                     .certain = &certain_,
                     .possible = &possible_},
                    texts_);
  }

  // One row per period: numbers and durations.
  Table compare() {
    Table all = pick(history_.frequency(compared()),
                     {"period", "observed_share", "outages_lo", "outages", "outages_hi",
                      "possibly_started", "degradations", "downtime_min_s", "downtime_max_s"});
    const Table lasted =
        pick(history_.duration(compared()), {"mean_min_s", "mean_max_s", "median_km_min_s",
                                             "median_km_max_s", "longest_min_s", "longest_max_s"});
    all.columns.insert(all.columns.end(), lasted.columns.begin(), lasted.columns.end());
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      all.rows[i].insert(all.rows[i].end(), lasted.rows[i].begin(), lasted.rows[i].end());
    }
    return all;
  }

  // Separates the events that were certainly going on in the period from those that may have been.
  void split_timeline() {
    const Table all = history_.timeline(period_);
    certain_.columns = possible_.columns = started_.columns = all.columns;
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      (certain_in(period_, all, i) ? certain_ : possible_).rows.push_back(all.rows[i]);
      if (began_in(period_, all, i)) started_.rows.push_back(all.rows[i]);
    }
  }

  [[nodiscard]] static Table outage_columns(const Table& timeline) {
    return pick(timeline, {"outage", "severity", "started_min", "started_max", "ended_min",
                           "ended_max", "duration_min_s", "duration_max_s", "peak_relation",
                           "peak_reports", "sources", "regions", "components", "title"});
  }

  // The last rows of a long list do not help a reader; the command lists them all.
  [[nodiscard]] Section short_of(Section section) const {
    shorten(section, texts_);
    return section;
  }

  [[nodiscard]] Section outages() const {
    Section section{.id = "outages",
                    .title = texts_.with("section.outages", {{"period", name_}}),
                    .table = outage_columns(certain_),
                    .sources = {source("timeline")}};
    if (certain_.rows.empty()) section.lines.push_back(no_outage(comparison_, texts_));
    return section;
  }

  [[nodiscard]] Section severity() const {
    Section section{.id = "severity",
                    .title = texts_("section.severity"),
                    .table = severities(started_),
                    .sources = {source("timeline")}};
    if (!started_.rows.empty()) section.lines.push_back(texts_("severity.lines"));
    return section;
  }

  [[nodiscard]] Section possible() const {
    Section section{.id = "possible",
                    .title = texts_(of_kind("section.possible", period_)),
                    .table = outage_columns(possible_),
                    .sources = {source("timeline")}};
    if (!possible_.rows.empty())
      section.lines.push_back(texts_(of_kind("possible.lines", period_)));
    return section;
  }

  [[nodiscard]] Section statements() const {
    Section section{.id = "statements",
                    .title = texts_("section.statements"),
                    .table = pick(statements_, {"outage", "membership", "source", "started_text",
                                                "ended_text", "duration_text", "counts"}),
                    .sources = {source("statements")}};
    if (!section.table.rows.empty()) section.lines.push_back(texts_("statements.lines"));
    return short_of(std::move(section));
  }

  [[nodiscard]] Section causes() const {
    return short_of({.id = "causes",
                     .title = texts_("section.causes"),
                     .table = pick(history_.causes(certain_),
                                   {"outage", "standing", "claimed_by", "cause", "source"}),
                     .sources = {source("causes")}});
  }

  [[nodiscard]] Section comparison() const {
    Section section{.id = "comparison",
                    .title = texts_(of_kind("section.comparison", period_)),
                    .lines = {texts_("comparison.mean")},
                    .table = comparison_,
                    .sources = {source_of_compared("frequency"), source_of_compared("duration")}};
    const std::string note = text_at(history_.duration({period_}), 0, "note");
    if (!note.empty())
      section.lines.push_back(
          texts_.with("comparison.note", {{"note", texts_.value("note", note)}}));
    return section;
  }

  [[nodiscard]] Section availability() const {
    const Table all = history_.availability(compared());
    Section section{
        .id = "availability",
        .title = texts_("section.availability"),
        .lines = {texts_("availability.what")},
        .table = pick(all, {"period", "observed_share", "downtime_min_s", "downtime_max_s",
                            "availability_lo_share", "availability_share", "availability_hi_share",
                            "verdict", "note"}),
        .sources = {source_of_compared("availability")}};
    if (request_.slo.empty()) {
      section.table = without(section.table, "verdict");
    } else {
      section.lines.push_back(objective_in_words(all, request_.slo, name_so_far(), texts_));
    }
    return section;
  }

  [[nodiscard]] Section recurrence() const {
    const Table all = without(history_.recurrence(period_), "part");
    return {.id = "recurrence",
            .title = texts_(of_kind("section.recurrence", period_)),
            .lines = recurrence_in_words(all, texts_),
            .table = all,
            .sources = {history_.source("recurrence", {{"until", format_rfc3339(period_.until)}})}};
  }

  // For a month the year that ends with it, for a year its months.
  [[nodiscard]] Section months() const {
    const std::vector<ReportPeriod> periods = months_shown(period_, zone());
    const Table table = pick(history_.frequency(periods),
                             {"period", "outages_lo", "outages", "outages_hi", "degradations",
                              "downtime_min_s", "downtime_max_s", "observed_share"});
    return {.id = "months",
            .title = period_.kind == Period::year ? texts_("section.months_of_year")
                                                  : texts_.counted("section.months", kMonthsShown),
            .table = with_bars(table),
            .sources = {history_.source("frequency", periods.front(), periods.back())}};
  }

  [[nodiscard]] Section unknown() const {
    return {
        .id = "unknown",
        .title = texts_("section.unknown"),
        .lines = what_is_unknown({.period = period_,
                                  .comparison = &comparison_,
                                  .certain = &certain_,
                                  .coverage = history_.coverage(period_),
                                  .faults = history_.faults(period_).rows.size(),
                                  .rejects = rejects_,
                                  .partial_until = partial() ? std::optional(as_of_) : std::nullopt,
                                  .zone = zone()},
                                 texts_),
        .sources = {source("coverage"), source("timeline"), source("faults")}};
  }

  // Statements about the period's incidents that were retrieved after the last report, or after the
  // transaction time of this one.
  [[nodiscard]] Section corrected() const {
    const auto since = request_.since_known ? request_.since_known : request_.known_at;
    if (!since) return {};
    const auto until = request_.since_known ? request_.known_at : std::nullopt;
    Arguments asked{{"from", format_rfc3339(*since)}};
    if (until) asked.emplace("until", format_rfc3339(*until));
    Section section{
        .id = "corrected",
        .title = texts_("section.corrected"),
        .table = pick(history_.revisions(period_, *since, until),
                      {"source", "incident", "observed_at", "field", "before", "after"}),
        .sources = {history_.source("revisions", std::move(asked))}};
    section.lines.push_back(
        section.table.rows.empty()
            ? texts_("corrected.none")
            : texts_.with("corrected.some", {{"time", texts_.minute(*since, zone())}}));
    return short_of(std::move(section));
  }

  [[nodiscard]] Section sources() const {
    return {
        .id = "sources",
        .title = texts_("section.sources"),
        .table = sources_named(history_.sources(), history_.statements(history_.timeline(period_)),
                               history_.coverage(period_)),
        .sources = {source("sources")},
        .appendix = true};
  }

  [[nodiscard]] Section contradictory() const {
    Section section{.id = "contradictions",
                    .title = texts_("section.contradictions"),
                    .table = contradictions(statements_),
                    .sources = {source("statements")},
                    .appendix = true};
    if (!section.table.rows.empty()) section.lines.push_back(texts_("contradictions.lines"));
    return short_of(std::move(section));
  }

  [[nodiscard]] Section not_precise() const {
    return short_of({.id = "imprecise",
                     .title = texts_("section.imprecise"),
                     .table = imprecise(statements_),
                     .sources = {source("statements")},
                     .appendix = true});
  }

  [[nodiscard]] Section faults() const {
    return short_of({.id = "faults",
                     .title = texts_("section.faults"),
                     .table = pick(history_.faults(period_),
                                   {"source", "title", "field", "stated", "contradicts"}),
                     .sources = {source("faults")},
                     .appendix = true});
  }

  PlatformHistory& history_;
  const ReportRequest& request_;
  const Texts& texts_;
  const ReportPeriod& period_;
  Instant as_of_;
  std::size_t rejects_;
  std::string name_;
  Table comparison_;
  Table certain_;
  Table possible_;
  Table started_;  // certainly in the period
  Table statements_;
};

}  // namespace

PlatformReport platform_report(PlatformHistory& history, const ReportRequest& request,
                               const ReportPeriod& period, Instant as_of, std::size_t rejects) {
  return PlatformReportBuilder(history, request, period, as_of, rejects).build();
}

}  // namespace outagedb
