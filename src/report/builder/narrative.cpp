#include "report/builder/narrative.hpp"

#include <fmt/format.h>

#include <charconv>

#include "report/builder/rows.hpp"

namespace outagedb {

namespace {

// "1 March to 15 May 2025"
std::string days_name(Instant first, Instant last, const Texts& texts, const Zone& zone) {
  const LocalTime from = to_local(first, zone);
  const LocalTime until = to_local(last, zone);
  std::string end = texts.day_name(last, zone);
  if (from.day == until.day && from.month == until.month && from.year == until.year) return end;
  const char* key = from.year == until.year ? "date.plain_day" : "date.day_name";
  return texts.with("time.days", {{"from", texts.date_text(key, first, zone)}, {"until", end}});
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
    case Period::day:
      return texts.with("period.days",
                        {{"days", days_name(period.from, period.until - 1, texts, zone)}});
    default:
      return texts.year_name(period.from, zone);
  }
}

std::string of_kind(std::string_view key, const ReportPeriod& period) {
  return fmt::format("{}.{}", key, kind_of(period.kind).name);
}

std::string limits_in_words(std::string_view key, const Table& frequency, std::size_t row,
                            const Texts& texts) {
  const auto lo = integer_at(frequency, row, "outages_lo").value_or(0);
  const auto hi = integer_at(frequency, row, "outages_hi").value_or(0);
  if (lo == hi) return {};
  return texts.with(key, {{"lo", texts.count(lo)}, {"hi", texts.count(hi)}});
}

std::string without_scheme(std::string source) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (source.starts_with(scheme)) source.erase(0, scheme.size());
  return source;
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

}  // namespace outagedb
