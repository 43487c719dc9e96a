#include "report/builder/platform_report.hpp"

#include <algorithm>

#include "report/builder/build_figures.hpp"
#include "report/builder/comparisons.hpp"
#include "report/builder/entries.hpp"
#include "report/builder/headline.hpp"
#include "report/builder/narrative.hpp"
#include "report/builder/page_facts.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/sections.hpp"
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
    result.sections = sections_of(history_, request_, known_, result.page);
    return result;
  }

 private:
  [[nodiscard]] const Zone& zone() const { return request_.zones.front(); }

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
    const DurationBounds down = durations_at(known_.frequency, 0, "downtime");
    rank.downtime_s = down.min.value_or(0);
    rank.number = *outages;
    rank.state = *outages > 0 || rank.downtime_s > 0 ? Rank::State::down : Rank::State::up;
    rank.outages = texts_.count(*outages);
    rank.limits = limits_in_words("fact.range", known_.frequency, 0, texts_);
    if (rank.state == Rank::State::down) {
      rank.downtime = texts_.duration(down);
      rank.longest = texts_.duration(durations_at(known_.duration, 0, "longest"));
    }
    if (const auto hi_share = number_at(known_.availability, 0, "availability_hi_share")) {
      const bool limit_only = !number_at(known_.availability, 0, "availability_lo_share");
      rank.availability =
          limit_only && *hi_share >= 1 ? texts_("fact.unknown") : texts_.availability(*hi_share);
      if (limit_only && *hi_share < 1)
        rank.availability = texts_.with("fact.at_most", {{"value", rank.availability}});
      const double observed = number_at(known_.frequency, 0, "observed_share").value_or(0);
      if (observed < kWhole)
        rank.availability =
            texts_.with("rank.availability_of",
                        {{"availability", rank.availability}, {"share", texts_.share(observed)}});
    }
    const auto before = integer_at(known_.frequency, 1, "outages");
    rank.before = before ? texts_.count(*before) : texts_("months.not_monitored");
    return rank;
  }

  // Separates the events that were certainly going on in the period from those that may have been.
  void split_timeline() {
    const Table all = history_.timeline(period_);
    known_.certain.columns = known_.possible.columns = known_.started.columns = all.columns;
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      (certain_in(period_, history_.reach(), all, i) ? known_.certain : known_.possible)
          .rows.push_back(all.rows[i]);
      if (began_in(period_, history_.reach(), all, i)) known_.started.rows.push_back(all.rows[i]);
    }
  }

  PlatformHistory& history_;
  const ReportRequest& request_;
  const Texts& texts_;
  const ReportPeriod& period_;
  KnownOfPeriod known_;
};

}  // namespace

std::string KnownOfPeriod::name() const {
  const std::string name = period_name(period, texts, zone());
  return partial() ? texts.with("period.so_far", {{"period", name}}) : name;
}

double KnownOfPeriod::observed_share() const {
  const double share = number_at(frequency, 0, "observed_share").value_or(0);
  if (!partial() || as_of <= period.from) return share;
  const auto whole = static_cast<double>(period.until - period.from);
  return std::min(1.0, share * whole / static_cast<double>(as_of - period.from));
}

PlatformReport platform_report(PlatformHistory& history, const ReportRequest& request,
                               const ReportPeriod& period, const std::vector<Zone>& zones,
                               Instant as_of, std::size_t rejects) {
  return PlatformReportBuilder(history, request, period, zones, as_of, rejects).build();
}

}  // namespace outagedb
