#include "report/builder/platform_report.hpp"

#include <algorithm>

#include "report/builder/appendix.hpp"
#include "report/builder/build_figures.hpp"
#include "report/builder/comparisons.hpp"
#include "report/builder/entries.hpp"
#include "report/builder/headline.hpp"
#include "report/builder/narrative.hpp"
#include "report/builder/page_facts.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/time_words.hpp"
#include "report/builder/timeline_rows.hpp"
#include "report/builder/unknown.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

class PlatformReportBuilder {
 public:
  PlatformReportBuilder(PlatformHistory& history, const ReportRequest& request,
                        const ReportPeriod& period, const std::vector<Zone>& zones, Instant as_of,
                        std::size_t rejects)
      : history_(history),
        request_(request),
        texts_(request.texts),
        period_(period),
        known_{.platform = history.platform(),
               .texts = texts_,
               .period = period,
               .zones = zones,
               .as_of = as_of,
               .rejects = rejects,
               .short_id = [&](const std::string& outage) { return history.short_id(outage); },
               .statements_of =
                   [&](const std::string& outage) { return history.statements_of(outage); }} {}

  PlatformReport build() {
    gather();
    PlatformReport result;
    result.platform = history_.platform();
    result.content_sha256 = history_.content_sha256();
    write_page(result.page);
    result.rank = rank();
    if (request_.pictures) result.figures = figures_of(history_, known_);
    for (Curve& curve : result.figures.curves) curve.title = title_of(curve, result.page);
    if (request_.sections) result.sections = sections();
    if (Section section = corrected(); !section.lines.empty())
      result.sections.push_back(std::move(section));
    return result;
  }

 private:
  [[nodiscard]] const Zone& zone() const { return request_.zones.front(); }

  [[nodiscard]] QuerySource source(std::string_view query) const {
    return history_.source(query, period_, period_);
  }
  [[nodiscard]] QuerySource source_of_compared(std::string_view query) const {
    return history_.source(query, compared_periods(period_, zone()).back(), period_);
  }

  void gather() {
    const auto compared = compared_periods(period_, zone());
    known_.frequency = history_.frequency(compared);
    known_.availability = history_.availability(compared);
    known_.duration = history_.duration(compared);
    known_.recurrence = history_.recurrence(period_);
    split_timeline();
    if (request_.sections) known_.statements = history_.statements(known_.certain);
    known_.causes = history_.causes(known_.certain);
    known_.peaks = history_.peaks(period_);
    known_.coverage = history_.coverage(period_);
    known_.months = months_shown(period_, zone());
    known_.by_month = history_.frequency(known_.months);
    known_.faults = history_.faults(period_).rows.size();
  }

  void write_page(Page& page) const {
    page.title = page_title(known_);
    page.headline = headline_of(known_);
    page.lead = lead_of(known_);
    if (!request_.slo.empty()) {
      page.lead.push_back(
          objective_in_words(known_.availability, request_.slo, known_.name(), texts_));
    }
    page.facts = facts_of(known_);
    add_entries(known_, page);
    add_months(known_, page);
    add_recurrence(known_, page);
    add_lengths_and_components(known_, page);
    page.unknown = what_is_unknown(known_);
  }

  // As in the list of outages, which may leave it out.
  [[nodiscard]] std::string title_of(const Curve& curve, const Page& page) const {
    const auto entry = std::ranges::find(page.entries, curve.outage, &Entry::outage);
    if (entry != page.entries.end()) return entry->title;
    const TimeWords words(texts_, zone(), period_);
    return texts_.with(curve.degradation ? "entry.degradation" : "entry.outage",
                       {{"days", words.name_of(curve.started)}});
  }

  [[nodiscard]] Rank rank() const {
    Rank rank;
    const auto outages = integer_at(known_.frequency, 0, "outages");
    if (!outages) return rank;
    const DurationBounds down{integer_at(known_.frequency, 0, "downtime_min_s"),
                              integer_at(known_.frequency, 0, "downtime_max_s")};
    rank.downtime_s = down.min.value_or(0);
    rank.number = *outages;
    rank.state = *outages > 0 || rank.downtime_s > 0 ? Rank::State::down : Rank::State::up;
    rank.outages = texts_.count(*outages);
    const auto lo = integer_at(known_.frequency, 0, "outages_lo").value_or(0);
    const auto hi = integer_at(known_.frequency, 0, "outages_hi").value_or(0);
    if (lo != hi)
      rank.limits = texts_.with("fact.range", {{"lo", texts_.count(lo)}, {"hi", texts_.count(hi)}});
    if (rank.state == Rank::State::down) {
      rank.downtime = texts_.duration(down);
      rank.longest =
          texts_.duration(DurationBounds{integer_at(known_.duration, 0, "longest_min_s"),
                                         integer_at(known_.duration, 0, "longest_max_s")});
    }
    if (const auto hi_share = number_at(known_.availability, 0, "availability_hi_share")) {
      rank.availability = texts_.availability(*hi_share);
      if (!number_at(known_.availability, 0, "availability_lo_share"))
        rank.availability = texts_.with("fact.at_most", {{"value", rank.availability}});
    }
    const auto before = integer_at(known_.frequency, 1, "outages");
    rank.before = before ? texts_.count(*before) : texts_("months.not_monitored");
    return rank;
  }

  std::vector<Section> sections() {
    comparison_ = compare();
    std::vector<Section> all{outages(),    severity(),      possible(),    statements(), causes(),
                             comparison(), availability(),  recurrence(),  months(),     unknown(),
                             sources(),    contradictory(), not_precise(), faults()};
    std::erase_if(all, [](const Section& section) {
      return section.lines.empty() && section.table.rows.empty();
    });
    return all;
  }

  // One row per period: numbers and durations.
  [[nodiscard]] Table compare() const {
    Table all = pick(known_.frequency,
                     {"period", "observed_share", "outages_lo", "outages", "outages_hi",
                      "possibly_started", "degradations", "downtime_min_s", "downtime_max_s"});
    const Table lasted =
        pick(known_.duration, {"mean_min_s", "mean_max_s", "median_km_min_s", "median_km_max_s",
                               "longest_min_s", "longest_max_s"});
    all.columns.insert(all.columns.end(), lasted.columns.begin(), lasted.columns.end());
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      all.rows[i].insert(all.rows[i].end(), lasted.rows[i].begin(), lasted.rows[i].end());
    }
    return all;
  }

  // Separates the events that were certainly going on in the period from those that may have been.
  void split_timeline() {
    const Table all = history_.timeline(period_);
    known_.certain.columns = known_.possible.columns = known_.started.columns = all.columns;
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      (certain_in(period_, all, i) ? known_.certain : known_.possible).rows.push_back(all.rows[i]);
      if (began_in(period_, all, i)) known_.started.rows.push_back(all.rows[i]);
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
    Section section{
        .id = "outages",
        .title = texts_.with("section.outages", {{"period", period_name(period_, texts_, zone())}}),
        .table = outage_columns(known_.certain),
        .sources = {source("timeline")}};
    if (known_.certain.rows.empty())
      section.lines.push_back(texts_(
          number_at(known_.frequency, 0, "observed_share").value_or(0) > 0 ? "outages.none"
                                                                           : "outages.no_data"));
    return section;
  }

  [[nodiscard]] Section severity() const {
    Section section{.id = "severity",
                    .title = texts_("section.severity"),
                    .table = severities(known_.started),
                    .sources = {source("timeline")}};
    if (!known_.started.rows.empty()) section.lines.push_back(texts_("severity.lines"));
    return section;
  }

  [[nodiscard]] Section possible() const {
    Section section{.id = "possible",
                    .title = texts_(of_kind("section.possible", period_)),
                    .table = outage_columns(known_.possible),
                    .sources = {source("timeline")}};
    if (!known_.possible.rows.empty())
      section.lines.push_back(texts_(of_kind("possible.lines", period_)));
    return section;
  }

  [[nodiscard]] Section statements() const {
    Section section{
        .id = "statements",
        .part = Part::said,
        .title = texts_("section.statements"),
        .table = pick(known_.statements, {"outage", "membership", "source", "started_text",
                                          "ended_text", "duration_text", "counts"}),
        .sources = {source("statements")}};
    if (!section.table.rows.empty()) section.lines.push_back(texts_("statements.lines"));
    return short_of(std::move(section));
  }

  [[nodiscard]] Section causes() const {
    return short_of(
        {.id = "causes",
         .part = Part::said,
         .title = texts_("section.causes"),
         .table = pick(known_.causes, {"outage", "standing", "claimed_by", "cause", "source"}),
         .sources = {source("causes")}});
  }

  [[nodiscard]] Section comparison() const {
    Section section{.id = "comparison",
                    .title = texts_(of_kind("section.comparison", period_)),
                    .lines = {texts_("comparison.mean")},
                    .table = comparison_,
                    .sources = {source_of_compared("frequency"), source_of_compared("duration")}};
    const std::string note = text_at(known_.duration, 0, "note");
    if (!note.empty())
      section.lines.push_back(
          texts_.with("comparison.note", {{"note", texts_.value("note", note)}}));
    return section;
  }

  [[nodiscard]] Section availability() const {
    const Table& all = known_.availability;
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
      section.lines.push_back(objective_in_words(all, request_.slo, known_.name(), texts_));
    }
    return section;
  }

  [[nodiscard]] Section recurrence() const {
    const Table all = without(known_.recurrence, "part");
    return {.id = "recurrence",
            .title = texts_(of_kind("section.recurrence", period_)),
            .table = all,
            .sources = {history_.source("recurrence", {{"until", format_rfc3339(period_.until)}})}};
  }

  // For a month the year that ends with it, for a year its months.
  [[nodiscard]] Section months() const {
    const std::vector<ReportPeriod>& periods = known_.months;
    const Table table =
        pick(known_.by_month, {"period", "outages_lo", "outages", "outages_hi", "degradations",
                               "downtime_min_s", "downtime_max_s", "observed_share"});
    return {.id = "months",
            .title = period_.kind == Period::year ? texts_("section.months_of_year")
                                                  : texts_.counted("section.months", kMonthsShown),
            .table = table,
            .sources = {history_.source("frequency", periods.front(), periods.back())}};
  }

  [[nodiscard]] Section unknown() const {
    Section section{.id = "unknown",
                    .title = texts_("section.unknown"),
                    .sources = {source("coverage"), source("timeline"), source("faults")}};
    for (const Unknown& one : what_is_unknown(known_))
      section.lines.push_back(one.topic + " " + one.text);
    return section;
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
        .part = Part::page,
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
        .part = Part::said,
        .title = texts_("section.sources"),
        .table = sources_named(history_.sources(), history_.statements(history_.timeline(period_)),
                               known_.coverage),
        .sources = {source("sources")}};
  }

  [[nodiscard]] Section contradictory() const {
    Section section{.id = "contradictions",
                    .part = Part::said,
                    .title = texts_("section.contradictions"),
                    .table = contradictions(known_.statements),
                    .sources = {source("statements")}};
    if (!section.table.rows.empty()) section.lines.push_back(texts_("contradictions.lines"));
    return short_of(std::move(section));
  }

  [[nodiscard]] Section not_precise() const {
    return short_of({.id = "imprecise",
                     .part = Part::records,
                     .title = texts_("section.imprecise"),
                     .table = imprecise(known_.statements),
                     .sources = {source("statements")}});
  }

  [[nodiscard]] Section faults() const {
    return short_of({.id = "faults",
                     .part = Part::records,
                     .title = texts_("section.faults"),
                     .table = pick(history_.faults(period_),
                                   {"source", "title", "field", "stated", "contradicts"}),
                     .sources = {source("faults")}});
  }

  PlatformHistory& history_;
  const ReportRequest& request_;
  const Texts& texts_;
  const ReportPeriod& period_;
  KnownOfPeriod known_;
  Table comparison_;
};

}  // namespace

std::string KnownOfPeriod::name() const {
  const std::string name = period_name(period, texts, zone());
  return partial() ? texts.with("period.so_far", {{"period", name}}) : name;
}

PlatformReport platform_report(PlatformHistory& history, const ReportRequest& request,
                               const ReportPeriod& period, const std::vector<Zone>& zones,
                               Instant as_of, std::size_t rejects) {
  return PlatformReportBuilder(history, request, period, zones, as_of, rejects).build();
}

}  // namespace outagedb
