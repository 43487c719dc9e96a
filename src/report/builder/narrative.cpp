#include "report/builder/narrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <optional>

#include "report/builder/rows.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

constexpr std::int64_t kLongestBar = 20;

bool observed(const Table& comparison, std::size_t row) {
  return number_at(comparison, row, "observed_share").value_or(0) > 0;
}

// " (2 to 5)" if the number is uncertain.
std::string limits(const Table& comparison, const Texts& texts) {
  const auto lo = integer_at(comparison, 0, "outages_lo").value_or(0);
  const auto hi = integer_at(comparison, 0, "outages_hi").value_or(0);
  if (lo == hi) return {};
  return " " + texts.with("headline.limits", {{"lo", texts.count(lo)}, {"hi", texts.count(hi)}});
}

std::string downtime_in_words(const Table& comparison, const Texts& texts) {
  const DurationBounds down{integer_at(comparison, 0, "downtime_min_s"),
                            integer_at(comparison, 0, "downtime_max_s")};
  if (down.min.value_or(0) == 0 && !down.max) return texts("headline.down_unknown");
  return texts.with("headline.down", {{"duration", texts.duration(down)}});
}

// For a period that was not monitored, and in which no outage certainly began.
bool something_known(const Table& comparison, std::size_t row) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"outages_hi", "degradations", "downtime_min_s",
                                              "downtime_max_s"},
      [&](std::string_view column) { return integer_at(comparison, row, column).value_or(0) > 0; });
}

std::string against(const Table& comparison, std::size_t row, std::string_view key,
                    const Texts& texts) {
  const std::string period = texts.value("period", text_at(comparison, row, "period"));
  const auto outages = integer_at(comparison, row, "outages");
  if (!outages) {
    const char* of = something_known(comparison, row) ? "unwatched" : "none";
    return texts.with(fmt::format("{}_{}", key, of), {{"period", period}});
  }
  return texts.with(key, {{"period", period}, {"n", texts.count(*outages)}});
}

std::string compared(const HeadlineFacts& facts, const std::string& said, const Texts& texts) {
  const Table& comparison = *facts.comparison;
  const PeriodKind& kind = kind_of(facts.kind);
  const std::string first =
      against(comparison, 1, fmt::format("against.{}_before", kind.name), texts);
  if (kind.in_a_year == 1)
    return texts.with("headline.against_one", {{"said", said}, {"first", first}});
  const std::string second =
      against(comparison, 2, fmt::format("against.{}_of_year_before", kind.name), texts);
  return texts.with("headline.against", {{"said", said}, {"first", first}, {"second", second}});
}

// Without limits the estimate is meaningless: of the few gaps that were as long, none ended by
// then, or all did.
std::optional<std::string> chance_in_words(const Table& recurrence, const Texts& texts) {
  const auto chance = number_at(recurrence, 0, "chance_30d_share");
  const auto lo = number_at(recurrence, 0, "chance_30d_lo_share");
  const auto hi = number_at(recurrence, 0, "chance_30d_hi_share");
  if (!chance || !lo || !hi) return std::nullopt;
  return texts.with(
      "recurrence.chance",
      {{"share", texts.share(*chance)}, {"lo", texts.share(*lo)}, {"hi", texts.share(*hi)}});
}

// For a period that was not monitored, and in which no outage certainly began.
std::string known_unwatched(const HeadlineFacts& facts, const Texts& texts) {
  std::vector<std::string> known;
  const auto add = [&](std::string_view key, const Table& timeline, bool degradations) {
    const std::int64_t number = count_of(timeline, degradations);
    if (number > 0) known.push_back(texts.counted(key, number));
  };
  add("headline.known.outages", *facts.certain, false);
  add("headline.known.degradations", *facts.certain, true);
  add("headline.known.perhaps", *facts.possible, false);
  add("headline.known.perhaps_degradations", *facts.possible, true);
  const std::string platform = isolated(facts.platform);
  if (known.empty())
    return texts.with("headline.no_data", {{"platform", platform}, {"period", facts.period}});
  std::string text = texts.with(
      "headline.unwatched",
      {{"platform", platform}, {"period", facts.period}, {"known", enumerated(known, texts)}});
  if (integer_at(*facts.comparison, 0, "downtime_min_s").value_or(0) > 0)
    text += downtime_in_words(*facts.comparison, texts);
  return compared(facts, text, texts);
}

}  // namespace

std::string period_name(const ReportPeriod& period, const Texts& texts, const Zone& zone) {
  switch (period.kind) {
    case Period::week:
      return texts.with("period.week", {{"year", texts.in_digits(period.label.substr(0, 4))},
                                        {"week", texts.in_digits(period.label.substr(6))}});
    case Period::quarter:
      return texts.with(fmt::format("period.quarter.{}", period.label.back()),
                        {{"year", texts.in_digits(period.label.substr(0, 4))}});
    case Period::month:
      return texts.month_name(period.from, zone);
    default:
      return texts.year_name(period.from, zone);
  }
}

std::string of_kind(std::string_view key, const ReportPeriod& period) {
  return fmt::format("{}.{}", key, kind_of(period.kind).name);
}

std::string enumerated(const std::vector<std::string>& items, const Texts& texts) {
  std::string all = items.front();
  for (std::size_t i = 1; i < items.size(); ++i)
    all = texts.with("enumeration.comma", {{"first", all}, {"second", items[i]}});
  return all;
}

std::string headline(const HeadlineFacts& facts, const Texts& texts) {
  const Table& comparison = *facts.comparison;
  const auto outages = integer_at(comparison, 0, "outages");
  if (!outages) return known_unwatched(facts, texts);
  std::string text = texts.counted("headline.outages", *outages,
                                   {{"platform", isolated(facts.platform)},
                                    {"limits", limits(comparison, texts)},
                                    {"period", facts.period}});
  const auto minor = integer_at(comparison, 0, "degradations").value_or(0);
  if (minor > 0) text += texts.counted("headline.degradations", minor);
  if (*outages > 0 || integer_at(comparison, 0, "downtime_min_s").value_or(0) > 0)
    text += downtime_in_words(comparison, texts);
  return compared(facts, text, texts);
}

std::string no_outage(const Table& comparison, const Texts& texts) {
  return texts(observed(comparison, 0) ? "outages.none" : "outages.no_data");
}

std::string objective_in_words(const Table& availability, std::string_view slo,
                               const std::string& period, const Texts& texts) {
  double percent = 0;
  std::from_chars(slo.data(), slo.data() + slo.size(), percent);
  const std::string verdict = text_at(availability, 0, "verdict");
  const double observed = number_at(availability, 0, "observed_share").value_or(0);
  std::string of = period;
  if (!verdict.empty() && observed < 1)
    of = texts.with("availability.part", {{"share", texts.share(observed)}, {"period", period}});
  return texts.with(fmt::format("availability.{}", verdict.empty() ? "no_data" : verdict),
                    {{"slo", texts.share(percent / 100)}, {"period", of}});
}

std::vector<std::string> recurrence_in_words(const Table& recurrence, const Texts& texts) {
  if (recurrence.rows.empty()) return {texts("recurrence.none")};
  std::vector<std::string> lines;
  const auto number = [&](std::string_view column) {
    return integer_at(recurrence, 0, column).value_or(0);
  };
  lines.push_back(texts.counted("recurrence.gaps", number("gaps_closed"),
                                {{"censored", texts.count(number("gaps_censored"))}}));
  if (number("left_out") > 0)
    lines.push_back(texts.counted("recurrence.left_out", number("left_out")));
  if (number("open_ends") > 0)
    lines.push_back(texts.counted("recurrence.open", number("open_ends")));
  for (const std::string_view back : {"back_24h", "back_7d", "back_30d"}) {
    if (const auto share = number_at(recurrence, 0, fmt::format("{}_share", back))) {
      lines.push_back(
          texts.with(fmt::format("recurrence.{}", back), {{"share", texts.share(*share)}}));
    }
  }
  if (const auto quiet = integer_at(recurrence, 0, "quiet_s"))
    lines.push_back(texts.with("recurrence.quiet", {{"duration", texts.duration(*quiet)}}));
  if (const auto chance = chance_in_words(recurrence, texts)) lines.push_back(*chance);
  // The first note explains that; with five or more gaps there are enough.
  const std::string notes = text_at(recurrence, 0, "note");
  if (const std::string note = notes.substr(0, notes.find("; "));
      number("gaps_closed") < 5 && !note.empty())
    lines.push_back(texts.with("recurrence.too_little", {{"note", texts.value("note", note)}}));
  return lines;
}

Table severities(const Table& timeline) {
  Table table{
      {{"severity", Unit::text, "highest severity that a source states; minor is a degradation"},
       {"number", Unit::count, "number of outages or degradations"}},
      {}};
  for (const char* severity : {"critical", "major", "not stated", "minor"}) {
    std::int64_t number = 0;
    for (std::size_t i = 0; i < timeline.rows.size(); ++i)
      number += text_at(timeline, i, "severity") == severity ? 1 : 0;
    if (number > 0) table.rows.push_back({severity, number});
  }
  return table;
}

Table with_bars(const Table& periods) {
  Table result = periods;
  result.columns.insert(result.columns.begin() + 1,
                        Column{"bar", Unit::text, "bar chart of the outages"});
  std::int64_t most = 1;
  for (std::size_t i = 0; i < periods.rows.size(); ++i)
    most = std::max(most, integer_at(periods, i, "outages").value_or(0));
  for (std::size_t i = 0; i < periods.rows.size(); ++i) {
    const auto outages = integer_at(periods, i, "outages");
    const auto number = outages.value_or(0);
    const auto length = most <= kLongestBar ? number : (number * kLongestBar + most - 1) / most;
    std::string bar = outages ? "" : "no data";
    for (std::int64_t block = 0; block < length; ++block) bar += "█";
    result.rows[i].insert(result.rows[i].begin() + 1, bar);
  }
  return result;
}

}  // namespace outagedb
