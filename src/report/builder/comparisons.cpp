#include "report/builder/comparisons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "report/builder/narrative.hpp"
#include "report/builder/recurrence_counts.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/time_words.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

constexpr std::int64_t kFewGaps = 10;    // no trend can be read from fewer
constexpr std::int64_t kFewLengths = 5;  // no quantile of fewer is given
constexpr std::size_t kComponentsShown = 12;
constexpr double kMostly =
    0.96;  // a month of which less is monitored is marked as partly monitored

bool no_data(const Table& months, std::size_t row) {
  const auto [down_min, down_max] = durations_at(months, row, "downtime");
  return number_at(months, row, "observed_share").value_or(0) == 0 &&
         !integer_at(months, row, "outages") &&
         integer_at(months, row, "outages_hi").value_or(0) == 0 &&
         integer_at(months, row, "degradations").value_or(0) == 0 && down_min.value_or(0) == 0 &&
         down_max.value_or(0) == 0;
}

class Months {
 public:
  explicit Months(const KnownOfPeriod& known) : known_(known), texts_(known.texts) {}

  void add_to(Page& page) const {
    const bool compares = is_short(known_.period);
    page.months_title = texts_(compares ? "months.title_usual" : "months.title_worst");
    for (std::size_t i = 0; i < known_.months.size(); ++i) add_row(i, page.months);
    page.months_answer = compares ? usual() : worst();
    if (page.months.size() == 1 && !page.months.front().outages) page.months.clear();
  }

 private:
  // The last month of a weekly report ends with the week.
  [[nodiscard]] std::string name(std::size_t month) const {
    const ReportPeriod& one = known_.months[month];
    std::string name = period_name(one, texts_, known_.zone());
    if (period_next(one.from, Period::month, known_.zone()) == one.until) return name;
    const TimeWords words(texts_, known_.zone(), known_.period);
    return texts_.with("months.until", {{"month", name}, {"day", words.day(one.until - 1)}});
  }

  void add_row(std::size_t month, std::vector<MonthRow>& rows) const {
    const Table& table = known_.by_month;
    MonthRow row;
    row.name = name(month);
    row.label = texts_.date_text("date.month_label", known_.months[month].from, known_.zone());
    row.outages = integer_at(table, month, "outages");
    row.number = row.outages ? texts_.count(*row.outages) : texts_("months.not_monitored");
    const double observed = number_at(table, month, "observed_share").value_or(0);
    row.partly = observed < kMostly;
    if (no_data(table, month)) {
      if (!rows.empty() && rows.back().most == 0 && !rows.back().outages) {
        MonthRow& last = rows.back();
        const std::size_t first = month - last.months++;
        last.name = texts_.with("months.range", {{"from", name(first)}, {"until", name(month)}});
        last.label = last.name;
      } else {
        rows.push_back(std::move(row));
      }
      return;
    }
    row.fewest = integer_at(table, month, "outages_lo").value_or(0);
    row.most = integer_at(table, month, "outages_hi").value_or(0);
    row.limits = limits_in_words("fact.range", table, month, texts_);
    row.downtime = downtime(month, row.outages.value_or(0));
    rows.push_back(std::move(row));
  }

  [[nodiscard]] std::string downtime(std::size_t month, std::int64_t outages) const {
    const DurationBounds down = durations_at(known_.by_month, month, "downtime");
    if (down.min.value_or(0) > 0 || down.max.value_or(0) > 0) return texts_.duration(down);
    return !down.max && outages > 0 ? texts_("duration.unknown") : std::string();
  }

  // The months before the last one that were monitored, by their number of outages.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::size_t>> before() const {
    std::vector<std::pair<std::int64_t, std::size_t>> numbers;
    for (std::size_t i = 0; i + 1 < known_.months.size(); ++i) {
      if (number_at(known_.by_month, i, "observed_share").value_or(0) == 0) continue;
      if (const auto outages = integer_at(known_.by_month, i, "outages"))
        numbers.emplace_back(*outages, i);
    }
    std::ranges::stable_sort(numbers, {}, [](const auto& pair) { return pair.first; });
    return numbers;
  }

  [[nodiscard]] std::string usual() const {
    const auto here = integer_at(known_.by_month, known_.months.size() - 1, "outages");
    if (!here) return {};
    const auto numbers = before();
    if (numbers.empty()) return texts_("months.nothing_before");
    const auto n = static_cast<std::int64_t>(numbers.size());
    const auto [least, first] = numbers.front();
    const auto [most, last] = numbers.back();
    if (*here > most) return texts_.counted("months.most", n);
    if (*here < least) return texts_.counted("months.fewest", n);
    if (*here == most && most > least)
      return texts_.counted("months.as_most", n, {{"month", name(last)}});
    if (least == most) return texts_.counted("months.same", n, {{"number", texts_.count(most)}});
    return texts_.counted("months.within", n,
                          {{"lo", texts_.count(least)}, {"hi", texts_.count(most)}});
  }

  [[nodiscard]] std::string worst() const {
    std::int64_t most = 0;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < known_.months.size(); ++i) {
      const auto number = integer_at(known_.by_month, i, "outages").value_or(0);
      if (number > most) which.clear();
      most = std::max(most, number);
      if (number == most) which.push_back(i);
    }
    if (most == 0) return {};
    constexpr std::size_t kNamed = 3;
    if (which.size() > 1 && which.size() <= kNamed) {
      std::vector<std::string> names;
      names.reserve(which.size());
      for (const std::size_t month : which) names.push_back(name(month));
      return texts_.with("months.worst_named",
                         {{"months", texts_.enumerated(names)}, {"number", texts_.count(most)}});
    }
    if (which.size() > 1) {
      return texts_.counted("months.worst_several", most,
                            {{"months", texts_.count(static_cast<std::int64_t>(which.size()))}});
    }
    return texts_.counted("months.worst", most, {{"month", name(which.front())}});
  }

  const KnownOfPeriod& known_;
  const Texts& texts_;
};

// Whether an outage whose day is not certain may have fallen into any time of the period.
bool any_vague(const KnownOfPeriod& known) {
  if (count_of(known.possible, false) > 0) return true;
  for (std::size_t i = 0; i < known.certain.rows.size(); ++i) {
    if (!is_degradation(known.certain, i) && day_is_vague(known.certain, i)) return true;
  }
  return false;
}

std::string answer_of(const Followed& day, const Followed& week, const Texts& texts) {
  if (week.of == 0) return {};
  if (week.number == 0) return texts.counted("recurrence.not_within_7d", week.of);
  return texts.with(week.of < kFew ? "recurrence.answer_few" : "recurrence.answer",
                    {{"day", count_or_share(day, texts)}, {"week", count_or_share(week, texts)}});
}

}  // namespace

void add_months(const KnownOfPeriod& known, Page& page) { Months(known).add_to(page); }

void add_recurrence(const KnownOfPeriod& known, Page& page) {
  const Texts& texts = known.texts;
  const Table& table = known.recurrence;
  if (table.rows.empty()) return;
  for (const std::string_view within : {"24h", "7d", "30d"}) {
    const Followed followed = followed_within(table, within);
    if (followed.of == 0) continue;
    page.returns.push_back(
        {texts(fmt::format("recurrence.within_{}", within)), count_or_share(followed, texts),
         static_cast<double>(followed.number) / static_cast<double>(followed.of), followed.of});
  }
  const std::string answer =
      answer_of(followed_within(table, "24h"), followed_within(table, "7d"), texts);
  if (!answer.empty()) page.recurrence.push_back(answer);
  const DurationBounds median = durations_at(table, 0, "gap_median_km");
  const auto gaps = integer_at(table, 0, "gaps_closed").value_or(0);
  if (gaps >= kFewLengths && median.max)
    page.recurrence.push_back(
        texts.with("recurrence.median", {{"duration", texts.duration(median)}}));
  if (const auto quiet = integer_at(table, 0, "quiet_s")) {
    const std::string sentence = texts.with(
        of_kind(known.partial() ? "recurrence.quiet_so_far" : "recurrence.quiet", known.period),
        {{"duration", texts.duration(*quiet)}});
    page.recurrence.push_back(
        any_vague(known) ? texts.with("recurrence.quiet_unless", {{"quiet", sentence}}) : sentence);
  }
  if (gaps > 0 && gaps < kFewGaps) page.recurrence.push_back(texts.counted("recurrence.few", gaps));
}

void add_lengths_and_components(const KnownOfPeriod& known, Page& page) {
  const Texts& texts = known.texts;
  const auto closed = integer_at(known.duration, 0, "closed").value_or(0);
  const DurationBounds median = durations_at(known.duration, 0, "median_km");
  if (closed >= kFewLengths && median.max) {
    const auto p90 = integer_at(known.duration, 0, "p90_t7_max_s");
    const std::string half = texts.duration(*median.max, Rounding::up);
    page.durations =
        p90 ? texts.with("durations.half_and_nine",
                         {{"median", half}, {"p90", texts.duration(*p90, Rounding::up)}})
            : texts.with("durations.half", {{"median", half}});
  }
  std::map<std::string, std::int64_t> numbers;
  for (std::size_t i = 0; i < known.started.rows.size(); ++i) {
    if (is_degradation(known.started, i)) continue;
    std::set<std::string> hit;
    const std::string components = text_at(known.started, i, "components");
    for (const std::string_view name : split(components, ';'))
      if (hit.emplace(name).second) ++numbers[std::string(name)];
  }
  if (numbers.size() < 2) return;
  for (const auto& [name, number] : numbers) page.components.push_back({name, number});
  std::ranges::stable_sort(page.components, std::greater(), &ComponentCount::outages);
  if (page.components.size() > kComponentsShown) {
    page.more_components = page.components.size() - kComponentsShown;
    page.components.resize(kComponentsShown);
  }
}

}  // namespace outagedb
