#include "report/builder/page_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/builder/narrative.hpp"
#include "report/builder/recurrence_counts.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

Fact outages(const KnownOfPeriod& known) {
  const Texts& texts = known.texts;
  Fact fact{"outages", texts("fact.outages"), texts("fact.outages_unknown"),
            limits_in_words("fact.between", known.frequency, 0, texts)};
  const auto number = integer_at(known.frequency, 0, "outages");
  if (number) fact.value = texts.count(*number);
  const auto minor = integer_at(known.frequency, 0, "degradations").value_or(0);
  if (minor > 0) {
    const std::string more = texts.counted("fact.degradations", minor);
    fact.doubt = fact.doubt.empty() ? more : texts.enumerated({fact.doubt, more});
  }
  return fact;
}

std::int64_t unknown_ends(const Table& certain) {
  std::int64_t number = 0;
  for (std::size_t i = 0; i < certain.rows.size(); ++i)
    number += !is_degradation(certain, i) && !integer_at(certain, i, "ended_max") ? 1 : 0;
  return number;
}

Fact downtime(const KnownOfPeriod& known) {
  const Texts& texts = known.texts;
  const auto [min, max] = durations_at(known.frequency, 0, "downtime");
  Fact fact{"downtime", texts("fact.downtime"), texts("duration.unknown"), {}};
  if (min.value_or(0) > 0 && !max) {
    fact.label = texts("fact.downtime_at_least");
    fact.value = texts.duration(*min, Rounding::down);
  } else if (min && max == 0) {
    fact.value = texts("fact.none");
  } else if (max) {
    fact.value = texts.duration(DurationBounds{min, max});
  }
  const std::int64_t ends = unknown_ends(known.certain);
  if (ends > 0) fact.doubt = texts.counted("fact.ends", ends);
  return fact;
}

Fact comes_back(const KnownOfPeriod& known) {
  const Texts& texts = known.texts;
  const std::string_view within = usual_time(known.period);
  const Followed followed = followed_within(known.recurrence, within);
  if (followed.of == 0) return {};
  Fact fact{fmt::format("followed_{}", within), texts(fmt::format("fact.followed_{}", within)),
            count_or_share(followed, texts), texts("fact.followed_of")};
  if (followed.of >= kFew) {
    fact.doubt = texts.with(
        "fact.counts", {{"n", texts.count(followed.number)}, {"of", texts.count(followed.of)}});
  }
  return fact;
}

Fact observed(const KnownOfPeriod& known) {
  const Texts& texts = known.texts;
  const double share = known.observed_share();
  Fact fact{"observed", texts("fact.observed"), texts.share(share), {}};
  if (share >= kWhole) fact.value = texts(of_kind("fact.all", known.period));
  if (share == 0) fact.value = texts("fact.not_at_all");
  fact.doubt = known.partial() && share > 0 ? texts("fact.so_far") : "";
  return fact;
}

// Gives the monitored time in days.
Fact availability(const KnownOfPeriod& known) {
  const Texts& texts = known.texts;
  const auto lo = number_at(known.availability, 0, "availability_lo_share");
  const auto hi = number_at(known.availability, 0, "availability_hi_share");
  if (!hi) return observed(known);
  Fact fact{"availability", texts("fact.availability"), texts.availability(*hi), {}};
  // "At most 100%" would carry no information.
  if (!lo && *hi >= 1) {
    fact.value = texts("fact.unknown");
  } else if (!lo) {
    fact.label = texts("fact.availability_at_most");
  }
  if (lo && *lo < *hi && texts.availability(*lo) != fact.value) {
    fact.value = texts.with("fact.range", {{"lo", texts.availability(*lo)}, {"hi", fact.value}});
  }
  const double share = number_at(known.frequency, 0, "observed_share").value_or(0);
  const auto days = static_cast<std::int64_t>(
      std::llround(share * static_cast<double>(known.period.until - known.period.from) / 86400.0));
  fact.doubt = texts.counted("fact.days_observed", days);
  return fact;
}

}  // namespace

std::vector<Fact> facts_of(const KnownOfPeriod& known) {
  std::vector<Fact> facts{outages(known), downtime(known), comes_back(known),
                          is_short(known.period) ? observed(known) : availability(known)};
  std::erase_if(facts, [](const Fact& fact) { return fact.id.empty(); });
  return facts;
}

}  // namespace outagedb
