#include "report/builder/timeline_rows.hpp"

#include "report/builder/rows.hpp"

namespace outagedb {
namespace {

bool began_before_end_of(const ReportPeriod& period, const Table& timeline, std::size_t row) {
  const auto latest = integer_at(timeline, row, "started_max");
  return latest && *latest < period.until;
}

}  // namespace

bool is_degradation(const Table& timeline, std::size_t row) {
  return text_at(timeline, row, "severity") == "minor";
}

std::int64_t count_of(const Table& timeline, bool degradations) {
  std::int64_t number = 0;
  for (std::size_t i = 0; i < timeline.rows.size(); ++i)
    number += is_degradation(timeline, i) == degradations ? 1 : 0;
  return number;
}

bool day_is_vague(const Table& timeline, std::size_t row) {
  constexpr Seconds kDay = 86400;
  const auto [earliest, latest] = times_at(timeline, row, "started");
  return !earliest || !latest || *latest - *earliest > kDay;
}

bool began_in(const ReportPeriod& period, Seconds reach, const Table& timeline, std::size_t row) {
  if (!began_before_end_of(period, timeline, row)) return false;
  const TimeBounds started = times_at(timeline, row, "started");
  return started.min.value_or(*started.max - reach) >= period.from;
}

bool certain_in(const ReportPeriod& period, Seconds reach, const Table& timeline, std::size_t row) {
  return began_in(period, reach, timeline, row) ||
         (began_before_end_of(period, timeline, row) &&
          integer_at(timeline, row, "ended_min") > period.from);
}

}  // namespace outagedb
