#include "report/builder/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

#include "report/builder/narrative.hpp"
#include "report/builder/recurrence_counts.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/time_words.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

// Observed shares of a period with which another one is compared.
constexpr double kMostly = 0.95;
constexpr double kHardly = 0.05;

std::string for_how_long(const KnownOfPeriod& known) {
  const DurationBounds down = durations_at(known.frequency, 0, "downtime");
  if (down.min.value_or(0) == 0 && !down.max) return known.texts("headline.how_long_unknown");
  return known.texts.with("headline.for", {{"duration", known.texts.duration(down)}});
}

// Whether every outage that began in the period names components, so that the platform as a whole
// is not known to have been down.
bool only_parts(const Table& started) {
  bool any = false;
  for (std::size_t i = 0; i < started.rows.size(); ++i) {
    if (is_degradation(started, i)) continue;
    if (text_at(started, i, "components").empty()) return false;
    any = true;
  }
  return any;
}

// The platform as the subject of a sentence: some languages put a word before the name, unless the
// name begins with it.
std::string called(const Texts& texts, const std::string& platform) {
  const std::string name = isolated(platform);
  const std::string with_word = texts.with("headline.platform", {{"platform", name}});
  const std::string word = with_word.substr(0, with_word.find(name));
  return !word.empty() && platform.starts_with(word) ? name : with_word;
}

// A period that was not monitored, and in which no outage certainly began.
std::string not_monitored(const KnownOfPeriod& known) {
  const Texts& texts = known.texts;
  std::vector<std::string> parts;
  const auto add = [&](std::string_view key, const Table& timeline, bool degradations) {
    const std::int64_t number = count_of(timeline, degradations);
    if (number > 0) parts.push_back(texts.counted(key, number));
  };
  add("headline.known.outages", known.certain, false);
  add("headline.known.degradations", known.certain, true);
  add("headline.known.perhaps", known.possible, false);
  add("headline.known.perhaps_degradations", known.possible, true);
  const std::string platform = called(texts, known.platform);
  if (parts.empty())
    return texts.with("headline.no_data", {{"platform", platform}, {"period", known.name()}});
  return texts.with(
      "headline.unwatched",
      {{"platform", platform}, {"period", known.name()}, {"known", texts.enumerated(parts)}});
}

// The longest outage that began in the period, one whose day is certain if there is any: by what is
// known for certain, then by the most that is possible. Nothing if no length is known.
std::optional<std::size_t> longest_of(const Table& started) {
  std::optional<std::size_t> longest;
  const auto length = [&](std::size_t row) {
    const auto [min, max] = durations_at(started, row, "duration");
    return std::tuple(!day_is_vague(started, row), min.value_or(0), max.value_or(0));
  };
  for (std::size_t i = 0; i < started.rows.size(); ++i) {
    const auto [certain, min, max] = length(i);
    if (is_degradation(started, i) || (min == 0 && max == 0)) continue;
    if (!longest || length(i) > length(*longest)) longest = i;
  }
  return longest;
}

std::int64_t vague_starts(const KnownOfPeriod& known) {
  std::int64_t number = 0;
  for (std::size_t i = 0; i < known.started.rows.size(); ++i)
    number += !is_degradation(known.started, i) && day_is_vague(known.started, i) ? 1 : 0;
  return number;
}

std::string worst(const KnownOfPeriod& known, std::int64_t outages) {
  const auto row = longest_of(known.started);
  if (!row) return {};
  const Texts& texts = known.texts;
  const TimeWords words(texts, known.zone(), known.period);
  const TimeBounds began = times_at(known.started, *row, "started");
  const DurationBounds lasted = durations_at(known.started, *row, "duration");
  const std::string component = text_at(known.started, *row, "components");
  if (!component.empty() && component.find(';') == std::string::npos) {
    return texts.with(outages == 1 ? "lead.only_part" : "lead.longest_part",
                      {{"when", words.when(began)},
                       {"duration", texts.duration(lasted)},
                       {"component", isolated(component)}});
  }
  const char* key = outages == 1 ? "lead.only"
                    : vague_starts(known) > 0 && !day_is_vague(known.started, *row)
                        ? "lead.longest_certain"
                        : "lead.longest";
  return texts.with(key, {{"when", words.when(began)}, {"duration", texts.duration(lasted)}});
}

std::string vague(const KnownOfPeriod& known, std::int64_t outages) {
  const std::int64_t number = vague_starts(known);
  if (number == 0) return {};
  if (number == outages) return known.texts.counted("lead.all_vague", number);
  return known.texts.counted("lead.vague", number);
}

std::string compared(const KnownOfPeriod& known, std::size_t row) {
  const Texts& texts = known.texts;
  const std::string period =
      period_name(compared_periods(known.period, known.zone())[row], texts, known.zone());
  const auto outages = integer_at(known.frequency, row, "outages");
  if (!outages) return texts.with("against.not_monitored", {{"period", period}});
  const double observed = number_at(known.frequency, row, "observed_share").value_or(0);
  if (*outages == 0 && observed < kHardly)
    return texts.with("against.hardly", {{"period", period}, {"share", texts.share(observed)}});
  std::string had = *outages == 0 ? texts.with("against.none", {{"period", period}})
                                  : texts.counted("against.had", *outages, {{"period", period}});
  if (observed >= kMostly) return had;
  return texts.with("against.partly", {{"said", had}, {"share", texts.share(observed)}});
}

// Whether the period at that row of the frequencies was not monitored and had no known outage.
bool no_data(const KnownOfPeriod& known, std::size_t row) {
  return !integer_at(known.frequency, row, "outages");
}

std::string against(const KnownOfPeriod& known) {
  if (known.frequency.rows.size() == 3 && no_data(known, 1) && no_data(known, 2)) {
    const auto periods = compared_periods(known.period, known.zone());
    return known.texts.with("lead.against_neither",
                            {{"first", period_name(periods[1], known.texts, known.zone())},
                             {"second", period_name(periods[2], known.texts, known.zone())}});
  }
  const std::string first = compared(known, 1);
  if (known.frequency.rows.size() < 3)
    return known.texts.with("lead.against_one", {{"first", first}});
  return known.texts.with("lead.against", {{"first", first}, {"second", compared(known, 2)}});
}

std::string comes_back(const KnownOfPeriod& known) {
  const std::string_view within = usual_time(known.period);
  const Followed followed = followed_within(known.recurrence, within);
  if (followed.of < 2) return {};
  return known.texts.counted(fmt::format("lead.followed_{}", within), followed.number,
                             {{"of", known.texts.count(followed.of)}});
}

// A sentence may begin with a name that is written in lower case within one: "the third quarter".
std::string begun(std::string sentence) {
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  return sentence;
}

}  // namespace

std::string headline_of(const KnownOfPeriod& known) {
  const Texts& texts = known.texts;
  const auto outages = integer_at(known.frequency, 0, "outages");
  if (!outages) return not_monitored(known);
  const std::string platform = called(texts, known.platform);
  const std::string period = known.name();
  const auto minor = integer_at(known.frequency, 0, "degradations").value_or(0);
  const bool down = integer_at(known.frequency, 0, "downtime_min_s").value_or(0) > 0;
  if (*outages == 0 && down) {
    return texts.with("headline.still_down", {{"platform", platform}, {"period", period}}) +
           for_how_long(known);
  }
  if (*outages == 0 && minor > 0) {
    return texts.with("headline.degraded",
                      {{"platform", platform}, {"period", period}, {"times", texts.times(minor)}});
  }
  const auto most = integer_at(known.frequency, 0, "outages_hi").value_or(0);
  if (*outages == 0 && most > 0)
    return texts.counted("headline.none_certain", most,
                         {{"platform", platform}, {"period", period}});
  if (*outages == 0)
    return texts.with("headline.none", {{"platform", platform}, {"period", period}});
  return texts.with(
             only_parts(known.started) ? "headline.parts" : "headline.down",
             {{"platform", platform}, {"period", period}, {"times", texts.times(*outages)}}) +
         for_how_long(known);
}

std::vector<std::string> lead_of(const KnownOfPeriod& known) {
  std::vector<std::string> sentences;
  const auto outages = integer_at(known.frequency, 0, "outages").value_or(0);
  if (known.partial()) {
    const TimeWords words(known.texts, known.zone(), known.period);
    sentences.push_back(known.texts.with(of_kind("lead.partial", known.period),
                                         {{"time", words.moment(known.as_of)}}));
  }
  if (outages > 0) {
    sentences.push_back(worst(known, outages));
    sentences.push_back(vague(known, outages));
  }
  sentences.push_back(against(known));
  if (outages > 0) sentences.push_back(comes_back(known));
  std::erase(sentences, std::string());
  for (std::string& sentence : sentences) sentence = begun(std::move(sentence));
  return sentences;
}

std::string page_title(const KnownOfPeriod& known) {
  const auto outages = integer_at(known.frequency, 0, "outages");
  const std::string platform = isolated(known.platform);
  const std::string period = period_name(known.period, known.texts, known.zone());
  if (!outages)
    return known.texts.with("title.not_monitored", {{"platform", platform}, {"period", period}});
  return known.texts.counted("title.outages", *outages,
                             {{"platform", platform}, {"period", period}});
}

}  // namespace outagedb
