#include "report/builder/unknown.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "report/builder/narrative.hpp"
#include "report/builder/rows.hpp"
#include "report/builder/timeline_rows.hpp"

namespace outagedb {
namespace {

// Counts of user reports do not cover outages, nor does a statement that nobody monitored.
bool covers(const Table& coverage, std::size_t row) {
  const std::string basis = text_at(coverage, row, "basis");
  return basis != "series" && basis != "none";
}

bool covers_any(const Table& coverage) {
  for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
    if (covers(coverage, i)) return true;
  }
  return false;
}

// The sources whose lists are the basis of assumed coverage.
std::string lists(const Table& coverage, const Texts& texts) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
    if (text_at(coverage, i, "basis") != "assumed") continue;
    const std::string source = isolated(without_scheme(text_at(coverage, i, "source")));
    if (std::ranges::find(named, source) == named.end()) named.push_back(source);
  }
  return texts.enumerated(named);
}

std::string watchers(const Table& coverage, const Texts& texts) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
    if (!covers(coverage, i)) continue;
    const std::string source = texts.with(
        "unknown.source", {{"source", isolated(without_scheme(text_at(coverage, i, "source")))},
                           {"basis", texts.value("basis", text_at(coverage, i, "basis"))}});
    if (std::ranges::find(named, source) == named.end()) named.push_back(source);
  }
  return texts.enumerated(named);
}

std::int64_t rows_where(const Table& timeline, bool degradations,
                        bool (*holds)(const Table&, std::size_t)) {
  std::int64_t number = 0;
  for (std::size_t i = 0; i < timeline.rows.size(); ++i)
    number += is_degradation(timeline, i) == degradations && holds(timeline, i) ? 1 : 0;
  return number;
}

bool end_is_unknown(const Table& timeline, std::size_t row) {
  return !integer_at(timeline, row, "ended_max");
}

class Unknowns {
 public:
  explicit Unknowns(const KnownOfPeriod& known) : known_(known), texts_(known.texts) {}

  std::vector<Unknown> all() {
    coverage();
    number();
    ends();
    records();
    return std::move(found_);
  }

 private:
  // Of several sentences; none if all of them are empty.
  void add(std::string_view topic, const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) {
      if (sentence.empty()) continue;
      if (!text.empty()) text += ' ';
      text += sentence;
    }
    if (!text.empty()) found_.push_back({texts_(topic), text});
  }

  // A sentence about a number of things; none if there are none.
  [[nodiscard]] std::string about(const std::string& key, std::int64_t number) const {
    return number > 0 ? texts_.counted(key, number) : std::string();
  }

  void coverage() {
    if (!covers_any(known_.coverage)) {
      add("unknown.topic.coverage", {texts_(of_kind("unknown.unwatched", known_.period))});
      return;
    }
    const double share = known_.observed_share();
    const std::string by = watchers(known_.coverage, texts_);
    const std::string observed =
        known_.partial() ? texts_.with("unknown.observed_so_far",
                                       {{"share", texts_.share(share)}, {"sources", by}})
        : share >= 1
            ? texts_.with(of_kind("unknown.all_observed", known_.period), {{"sources", by}})
            : texts_.with(of_kind("unknown.observed", known_.period),
                          {{"share", texts_.share(share)}, {"sources", by}});
    const std::string kept = lists(known_.coverage, texts_);
    add("unknown.topic.coverage",
        {observed, kept.empty() ? "" : texts_.with("unknown.assumed", {{"sources", kept}})});
  }

  void number() {
    const auto outages = integer_at(known_.frequency, 0, "outages");
    const auto lo = integer_at(known_.frequency, 0, "outages_lo").value_or(0);
    const auto hi = integer_at(known_.frequency, 0, "outages_hi").value_or(0);
    const auto possible = integer_at(known_.frequency, 0, "possibly_started").value_or(0);
    std::vector<std::string> sentences;
    if (outages && lo < *outages) sentences.push_back(texts_.counted("unknown.fewest", lo));
    if (outages && hi > *outages) {
      const bool own = hi - possible > *outages;
      const char* key = own && possible > 0 ? "unknown.most_possible"
                        : own               ? "unknown.most"
                                            : "unknown.possible";
      sentences.push_back(texts_.counted(key, hi));
    }
    add("unknown.topic.number", sentences);
  }

  void ends() {
    add("unknown.topic.end",
        {about("unknown.end", rows_where(known_.certain, false, end_is_unknown)),
         about("unknown.degradation_end", rows_where(known_.certain, true, end_is_unknown)),
         vague_length()});
  }

  // Nothing of an outage that may lie outside the period is certain to be downtime in it.
  [[nodiscard]] std::string vague_length() const {
    Seconds longest = 0;
    for (std::size_t i = 0; i < known_.certain.rows.size(); ++i) {
      if (!is_degradation(known_.certain, i) && day_is_vague(known_.certain, i))
        longest = std::max(longest, durations_at(known_.certain, i, "duration").min.value_or(0));
    }
    if (longest == 0) return {};
    return texts_.with("unknown.vague_length",
                       {{"duration", texts_.duration(longest, Rounding::down)}});
  }

  void records() {
    add("unknown.topic.records",
        {about("unknown.faults", static_cast<std::int64_t>(known_.faults)),
         about("unknown.rejects", static_cast<std::int64_t>(known_.rejects))});
  }

  const KnownOfPeriod& known_;
  const Texts& texts_;
  std::vector<Unknown> found_;
};

}  // namespace

std::vector<Unknown> what_is_unknown(const KnownOfPeriod& known) { return Unknowns(known).all(); }

}  // namespace outagedb
