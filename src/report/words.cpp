#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "report/rows.hpp"
#include "time/calendar.hpp"
#include "time/format.hpp"

namespace outagedb {
namespace {

constexpr std::array kMonthNames{"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};
constexpr std::int64_t kLongestBar = 20;

// "3", or "3 (2 to 5)" where sources do not settle it.
std::string with_limits(std::int64_t lo, std::int64_t best, std::int64_t hi,
                        std::string_view noun) {
  const std::string number = counted(best, noun);
  return lo == hi ? number : fmt::format("{} ({} to {})", number, lo, hi);
}

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

bool observed(const Table& comparison, std::size_t row) {
  return number_at(comparison, row, "observed_share").value_or(0) > 0;
}

std::string downtime_in_words(const Table& comparison) {
  const DurationBounds down{integer_at(comparison, 0, "downtime_min_s"),
                            integer_at(comparison, 0, "downtime_max_s")};
  if (down.min.value_or(0) == 0 && !down.max) return "; how long it was down is not known";
  return fmt::format("; it was down for {}", format_duration(down));
}

std::string against(const Table& comparison, std::size_t row, std::string_view which) {
  const std::string month = text_at(comparison, row, "period");
  const auto outages = integer_at(comparison, row, "outages");
  if (!outages || (*outages == 0 && !observed(comparison, row)))
    return fmt::format("{} ({}) has no data", which, month);
  return fmt::format("{} ({}) had {}", which, month, *outages);
}

}  // namespace

std::string month_name(Instant at, const Zone& zone) {
  const LocalTime local = to_local(at, zone);
  return fmt::format("{} {}", kMonthNames.at(static_cast<std::size_t>(local.month) - 1),
                     local.year);
}

std::string counted(std::int64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string headline(const HeadlineFacts& facts) {
  const Table& comparison = *facts.comparison;
  const std::string month = facts.partial ? facts.month + " (the month was not over)" : facts.month;
  const auto outages = integer_at(comparison, 0, "outages");
  if (!outages || (*outages == 0 && facts.outages->rows.empty() && !observed(comparison, 0))) {
    return fmt::format(
        "{}: no data for {}. Nobody is known to have watched, which is not to say that nothing "
        "happened.",
        facts.platform, month);
  }
  std::string text = fmt::format("{} had {} in {}", facts.platform,
                                 with_limits(*integer_at(comparison, 0, "outages_lo"), *outages,
                                             *integer_at(comparison, 0, "outages_hi"), "outage"),
                                 month);
  const auto minor = integer_at(comparison, 0, "degradations").value_or(0);
  if (minor > 0) text += fmt::format(", and {}", counted(minor, "degradation"));
  if (*outages > 0 || integer_at(comparison, 0, "downtime_min_s").value_or(0) > 0)
    text += downtime_in_words(comparison);
  return fmt::format("{}. {}; {}.", text, against(comparison, 1, "The month before"),
                     against(comparison, 2, "the same month a year before"));
}

std::string no_outage(const Table& comparison) {
  return observed(comparison, 0) ? "No outage is known of."
                                 : "No data: nobody is known to have watched.";
}

std::vector<std::string> recurrence_in_words(const Table& recurrence) {
  if (recurrence.rows.empty()) return {"No outage is known up to then."};
  std::vector<std::string> lines;
  const auto closed = integer_at(recurrence, 0, "gaps_closed").value_or(0);
  const auto censored = integer_at(recurrence, 0, "gaps_censored").value_or(0);
  lines.push_back(
      fmt::format("{} observed from the end of an outage to the start of the next, {} cut off "
                  "where observation ends.",
                  counted(closed, "gap"), censored));
  if (const auto left_out = integer_at(recurrence, 0, "left_out").value_or(0); left_out > 0) {
    lines.push_back(
        fmt::format("{} left out: the start is not known to a day.", counted(left_out, "outage")));
  }
  if (const auto open = integer_at(recurrence, 0, "open_ends").value_or(0); open > 0) {
    lines.push_back(
        fmt::format("{} taken from the last moment known down: no source states the end.",
                    counted(open, "gap")));
  }
  for (const auto& [column, span] : {std::pair{"back_24h_share", "24 hours"},
                                     {"back_7d_share", "7 days"},
                                     {"back_30d_share", "30 days"}}) {
    if (const auto share = number_at(recurrence, 0, column)) {
      lines.push_back(
          fmt::format("Came back within {}: {} (Kaplan-Meier).", span, percent(*share)));
    }
  }
  if (const auto quiet = integer_at(recurrence, 0, "quiet_s"))
    lines.push_back(fmt::format("Quiet for {} since.", format_duration(*quiet)));
  if (const auto chance = number_at(recurrence, 0, "chance_30d_share")) {
    lines.push_back(fmt::format("Chance of another within 30 days after so long a quiet: {}.",
                                percent(*chance)));
  }
  if (const std::string note = text_at(recurrence, 0, "note"); !note.empty())
    lines.push_back(fmt::format("Too little data: {}.", note));
  return lines;
}

Table with_bars(const Table& months) {
  Table result = months;
  result.columns.insert(result.columns.begin() + 1, Column{"bar", Unit::text, "outages as a bar"});
  std::int64_t most = 1;
  for (std::size_t i = 0; i < months.rows.size(); ++i)
    most = std::max(most, integer_at(months, i, "outages").value_or(0));
  for (std::size_t i = 0; i < months.rows.size(); ++i) {
    const auto outages = integer_at(months, i, "outages").value_or(0);
    const auto length = most <= kLongestBar ? outages : (outages * kLongestBar + most - 1) / most;
    std::string bar;
    for (std::int64_t block = 0; block < length; ++block) bar += "█";
    if (outages == 0 && number_at(months, i, "observed_share").value_or(0) == 0) bar = "no data";
    result.rows[i].insert(result.rows[i].begin() + 1, bar);
  }
  return result;
}

Table keep_outages(const Table& rows, const Table& timeline) {
  std::set<std::string> wanted;
  for (std::size_t i = 0; i < timeline.rows.size(); ++i)
    wanted.insert(text_at(timeline, i, "outage"));
  Table kept;
  kept.columns = rows.columns;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    if (wanted.contains(text_at(rows, i, "outage"))) kept.rows.push_back(rows.rows[i]);
  }
  return kept;
}

}  // namespace outagedb
