#include "report/builder/sections.hpp"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "report/builder/appendix.hpp"
#include "report/builder/narrative.hpp"
#include "report/builder/rows.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

class SectionsOfPlatform {
 public:
  SectionsOfPlatform(PlatformHistory& history, const ReportRequest& request,
                     const KnownOfPeriod& known, const Page& page)
      : history_(history), request_(request), texts_(request.texts), known_(known), page_(page) {}

  [[nodiscard]] std::vector<Section> folded() {
    std::vector<Section> all{outages(),    severity(),      possible(),    statements(), causes(),
                             comparison(), availability(),  recurrence(),  months(),     unknown(),
                             sources(),    contradictory(), not_precise(), faults()};
    std::erase_if(all, [](const Section& section) {
      return section.lines.empty() && section.table.rows.empty();
    });
    return all;
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
        .table = pick(history_.revisions(known_.period, *since, until),
                      {"source", "incident", "observed_at", "field", "before", "after"}),
        .sources = {history_.source("revisions", std::move(asked))}};
    section.lines.push_back(
        section.table.rows.empty()
            ? texts_("corrected.none")
            : texts_.with("corrected.some", {{"time", texts_.minute(*since, known_.zone())}}));
    return short_of(std::move(section));
  }

 private:
  [[nodiscard]] QuerySource source(std::string_view query) const {
    return history_.source(query, known_.period, known_.period);
  }
  // One for all periods that are compared, or one each if no query groups by them.
  [[nodiscard]] std::vector<QuerySource> sources_of_compared(
      std::initializer_list<std::string_view> queries) const {
    const auto compared = compared_periods(known_.period, known_.zone());
    std::vector<QuerySource> all;
    for (const std::string_view query : queries) {
      if (known_.period.kind == Period::day) {
        for (const ReportPeriod& one : compared) all.push_back(history_.source(query, one, one));
      } else {
        all.push_back(history_.source(query, compared.back(), known_.period));
      }
    }
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
        .title = texts_.with("section.outages",
                             {{"period", period_name(known_.period, texts_, known_.zone())}}),
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
                    .title = texts_(of_kind("section.possible", known_.period)),
                    .table = outage_columns(known_.possible),
                    .sources = {source("timeline")}};
    if (!known_.possible.rows.empty())
      section.lines.push_back(texts_(of_kind("possible.lines", known_.period)));
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
                    .title = texts_(of_kind("section.comparison", known_.period)),
                    .lines = {texts_("comparison.mean")},
                    .table = compare(),
                    .sources = sources_of_compared({"frequency", "duration"})};
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
        .sources = sources_of_compared({"availability"})};
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
            .title = texts_(of_kind("section.recurrence", known_.period)),
            .table = all,
            .sources = {
                history_.source("recurrence", {{"until", format_rfc3339(known_.period.until)}})}};
  }

  // For a month the year that ends with it, for a year its months.
  [[nodiscard]] Section months() const {
    const std::vector<ReportPeriod>& periods = known_.months;
    const Table table =
        pick(known_.by_month, {"period", "outages_lo", "outages", "outages_hi", "degradations",
                               "downtime_min_s", "downtime_max_s", "observed_share"});
    return {.id = "months",
            .title = known_.period.kind == Period::year
                         ? texts_("section.months_of_year")
                         : texts_.counted("section.months", kMonthsShown),
            .table = table,
            .sources = {history_.source("frequency", periods.front(), periods.back())}};
  }

  [[nodiscard]] Section unknown() const {
    Section section{.id = "unknown",
                    .title = texts_("section.unknown"),
                    .sources = {source("coverage"), source("timeline"), source("faults")}};
    for (const Unknown& one : page_.unknown) section.lines.push_back(one.topic + " " + one.text);
    return section;
  }

  [[nodiscard]] Section sources() const {
    return {.id = "sources",
            .part = Part::said,
            .title = texts_("section.sources"),
            .table = sources_named(history_.sources(),
                                   history_.statements(history_.timeline(known_.period)),
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
                     .table = pick(history_.faults(known_.period),
                                   {"source", "title", "field", "stated", "contradicts"}),
                     .sources = {source("faults")}});
  }

  PlatformHistory& history_;
  const ReportRequest& request_;
  const Texts& texts_;
  const KnownOfPeriod& known_;
  const Page& page_;
};

}  // namespace

std::vector<Section> sections_of(PlatformHistory& history, const ReportRequest& request,
                                 const KnownOfPeriod& known, const Page& page) {
  SectionsOfPlatform sections(history, request, known, page);
  std::vector<Section> all;
  if (request.sections) all = sections.folded();
  if (Section corrected = sections.corrected(); !corrected.lines.empty())
    all.push_back(std::move(corrected));
  return all;
}

}  // namespace outagedb
