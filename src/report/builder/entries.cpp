#include "report/builder/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/text.hpp"
#include "report/builder/appendix.hpp"
#include "report/builder/narrative.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/time_words.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kNamesShown = 6;  // of regions and components
constexpr std::size_t kSourcesShown = 3;
constexpr std::size_t kCausesShown = 3;
constexpr Seconds kStillOngoing = 86400;  // after the last statement that it was

// Only addresses that a browser opens without executing them.
std::string safe_address(const std::string& text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.find_first_of(" \t\n\"'<>\\") == std::string::npos ? text : std::string();
}

// Outages first, then the longest, then those with the most reports, then the earliest.
std::vector<std::size_t> worst_first(const Table& timeline) {
  std::vector<std::tuple<bool, Seconds, std::int64_t, std::size_t>> keys;
  keys.reserve(timeline.rows.size());
  for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
    keys.emplace_back(is_degradation(timeline, i),
                      -integer_at(timeline, i, "duration_min_s").value_or(0),
                      -integer_at(timeline, i, "peak_reports").value_or(0), i);
  }
  std::ranges::sort(keys);
  std::vector<std::size_t> rows;
  rows.reserve(keys.size());
  for (const auto& key : keys) rows.push_back(std::get<3>(key));
  return rows;
}

class Entries {
 public:
  explicit Entries(const KnownOfPeriod& known)
      : known_(known),
        texts_(known.texts),
        causes_(rows_by_outage(known.causes)),
        peaks_(rows_by_outage(known.peaks)) {
    for (const Zone& zone : known.zones) words_.emplace_back(texts_, zone, known.period);
  }

  void add_to(Page& page) {
    std::vector<std::size_t> rows = worst_first(known_.certain);
    const bool all = rows.size() <= kEntriesListed;
    if (all) {
      std::ranges::sort(rows);
    } else {
      add_not_listed(rows, page);
      rows.resize(kEntriesListed);
    }
    page.entries_title = texts_(all ? "entries.title" : "entries.title_worst");
    for (const std::size_t row : rows) page.entries.push_back(entry(row));
    add_possible(page);
    page.when = when();
  }

 private:
  using Rows = std::unordered_map<std::string, std::vector<std::size_t>>;
  [[nodiscard]] static Rows rows_by_outage(const Table& table) {
    Rows rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      rows[text_at(table, i, "outage")].push_back(i);
    return rows;
  }
  [[nodiscard]] static const std::vector<std::size_t>& found(const Rows& rows,
                                                             const std::string& outage) {
    static const std::vector<std::size_t> none;
    const auto at = rows.find(outage);
    return at == rows.end() ? none : at->second;
  }

  // A text in each zone.
  template <typename Write>
  [[nodiscard]] ZonedText zoned(Write write) const {
    std::size_t at = 0;
    return {known_.zones, [&](const Zone&) { return write(words_[at++]); }};
  }

  [[nodiscard]] Entry entry(std::size_t row) {
    const Table& table = known_.certain;
    const TimeBounds started = times_at(table, row, "started");
    const TimeBounds ended = times_at(table, row, "ended");
    Entry entry;
    entry.outage = text_at(table, row, "outage");
    entry.short_id = known_.short_id(entry.outage);
    entry.degradation = is_degradation(table, row);
    entry.vague = day_is_vague(table, row);
    entry.day = zoned([&](const TimeWords& words) { return words.day_of_clock(started); });
    entry.clock = zoned([&](const TimeWords& words) { return words.clock(started); });
    add_title(entry, row, started);
    add_details(entry, row);
    add_causes(entry);
    add_sources(entry);
    entry.lasted = lasted(row);
    entry.ended = zoned([&](const TimeWords& words) { return words.end(started, ended); });
    return entry;
  }

  // A title in another script than the language's is a quotation.
  void add_title(Entry& entry, std::size_t row, const TimeBounds& started) const {
    const std::string title = text_at(known_.certain, row, "title");
    if (!title.empty() && texts_.in_own_script(title)) {
      entry.title = isolated(title);
      return;
    }
    entry.title = texts_.with(entry.degradation ? "entry.degradation" : "entry.outage",
                              {{"days", words_.front().name_of(started)}});
    if (!title.empty()) entry.quotation = isolated(title);
  }

  template <typename Write>
  [[nodiscard]] std::string names(std::string_view listed, char separator, Write write) const {
    std::vector<std::string> shown;
    const auto all = split(listed, separator);
    for (const std::string_view name : all) {
      if (shown.size() == kNamesShown && all.size() > kNamesShown + 1) break;
      shown.push_back(write(name));
    }
    const auto more = static_cast<std::int64_t>(all.size() - shown.size());
    const std::string text = texts_.enumerated(shown);
    return more == 0 ? text : texts_.counted("entry.and_more", more, {{"names", text}});
  }

  void add_details(Entry& entry, std::size_t row) const {
    const std::string components = text_at(known_.certain, row, "components");
    if (!components.empty()) {
      entry.details.emplace_back(
          texts_.with("entry.components", {{"names", names(components, ';', isolated)}}));
    }
    add_peak(entry, row);
    const std::string regions = text_at(known_.certain, row, "regions");
    if (regions == "WW") {
      entry.details.emplace_back(texts_("entry.worldwide"));
    } else if (!regions.empty()) {
      entry.details.emplace_back(
          texts_.with("entry.regions", {{"names", names(regions, ' ', [&](std::string_view code) {
                                           return texts_.region(code);
                                         })}}));
    }
  }

  // With the time, if a series or a source gives one.
  void add_peak(Entry& entry, std::size_t row) const {
    const auto number = integer_at(known_.certain, row, "peak_reports");
    if (!number) return;
    const std::string reports = texts_.related(texts_.counted("entry.reports", *number),
                                               text_at(known_.certain, row, "peak_relation"));
    for (const std::size_t peak : found(peaks_, entry.outage)) {
      const TimeBounds at = times_at(known_.peaks, peak, "peak");
      if (integer_at(known_.peaks, peak, "peak") != number || !at.min) continue;
      entry.details.push_back(zoned([&](const TimeWords& words) {
        return texts_.with("entry.peak_at",
                           {{"reports", reports}, {"time", words.moment(*at.min)}});
      }));
      return;
    }
    entry.details.emplace_back(texts_.with("entry.peak", {{"reports", reports}}));
  }

  void add_causes(Entry& entry) const {
    std::set<std::string> seen;
    for (const std::size_t row : found(causes_, entry.outage)) {
      const std::string cause = text_at(known_.causes, row, "cause");
      if (cause.empty() || !seen.insert(fold(cause)).second || seen.size() > kCausesShown) continue;
      std::string who = text_at(known_.causes, row, "claimed_by");
      if (who.empty()) who = text_at(known_.causes, row, "source");
      entry.causes.push_back(texts_.with(
          "entry.cause",
          {{"cause", isolated(cause)},
           {"who", isolated(who)},
           {"standing", texts_.value("standing", text_at(known_.causes, row, "standing"))}}));
    }
  }

  void add_sources(Entry& entry) const {
    const Table statements = known_.statements_of(entry.outage);
    for (std::size_t row = 0; row < statements.rows.size(); ++row) {
      const std::string name = without_scheme(text_at(statements, row, "source"));
      const auto same = std::ranges::find(entry.sources, name, &SourceLink::name);
      if (same == entry.sources.end())
        entry.sources.push_back({name, safe_address(text_at(statements, row, "address"))});
    }
    const std::size_t number = entry.sources.size();
    if (entry.sources.size() > kSourcesShown + 1) {
      const auto more = static_cast<std::int64_t>(entry.sources.size() - kSourcesShown);
      entry.sources_note = " " + texts_.counted("entry.note_more", more);
      entry.sources.resize(kSourcesShown);
    }
    if (contradict(statements)) {
      entry.sources_note +=
          texts_("enumeration.separator") + " " +
          texts_(number == 1 ? "entry.note_contradicted_itself" : "entry.note_contradicted");
    }
  }

  [[nodiscard]] std::string lasted(std::size_t row) const {
    const DurationBounds bounds = durations_at(known_.certain, row, "duration");
    if (bounds.min.value_or(0) > 0 || bounds.max) return texts_.duration(bounds);
    // What a source called ongoing long ago need not be so any more.
    const auto last = integer_at(known_.certain, row, "ended_min");
    const bool ongoing = integer_at(known_.certain, row, "ongoing") == 1 && last &&
                         known_.as_of - *last <= kStillOngoing;
    return texts_(ongoing ? "entry.ongoing" : "entry.end_unknown");
  }

  void add_not_listed(const std::vector<std::size_t>& rows, Page& page) const {
    std::int64_t outages = 0;
    std::int64_t minor = 0;
    for (std::size_t i = kEntriesListed; i < rows.size(); ++i)
      ++(is_degradation(known_.certain, rows[i]) ? minor : outages);
    if (outages > 0) page.not_listed.push_back(texts_.counted("entries.not_listed", outages));
    if (minor > 0)
      page.not_listed.push_back(texts_.counted("entries.not_listed_degradations", minor));
  }

  void add_possible(Page& page) const {
    const std::int64_t outages = count_of(known_.possible, false);
    if (outages > 0) {
      page.not_listed.push_back(
          texts_.counted(of_kind("entries.possible", known_.period), outages));
    }
  }

  // The days of the outages that certainly began in the period, as far as they are certain.
  [[nodiscard]] std::string when() const {
    std::int64_t number = 0;
    Instant first = known_.period.until;
    Instant last = known_.period.from;
    for (std::size_t i = 0; i < known_.started.rows.size(); ++i) {
      if (is_degradation(known_.started, i) || day_is_vague(known_.started, i)) continue;
      const TimeBounds started = times_at(known_.started, i, "started");
      first = std::min(first, *started.min);
      last = std::max(last, *started.max);
      ++number;
    }
    if (number == 0) return {};
    const TimeWords& words = words_.front();
    if (words.one_day({first, last}))
      return texts_.counted("when.one_day", number, {{"day", words.day(first)}});
    return texts_.counted("when.days", number,
                          {{"first", words.day(first)}, {"last", words.day(last)}});
  }

  const KnownOfPeriod& known_;
  const Texts& texts_;
  std::vector<TimeWords> words_;
  Rows causes_;
  Rows peaks_;
};

}  // namespace

void add_entries(const KnownOfPeriod& known, Page& page) { Entries(known).add_to(page); }

}  // namespace outagedb
