#include "time/account.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "time/grammar/prose_clock.hpp"

namespace outagedb {
namespace {

constexpr Seconds kHour = 3600;
constexpr Seconds kBeforeStamp = 48 * kHour;
// Pages report outages that began hours earlier. If an undated clock time would have to lie further
// back than this, it is more likely later than the page's first update.
constexpr Seconds kLongestSilence = 16 * kHour;

// "Between" and "from" announce a span; the other words state a start that may stand alone.
enum class Opening { span, start, end };

std::optional<Opening> take_opening(Words& words) {
  if (words.take_any({"between", "from"})) return Opening::span;
  if (words.take_any({"beginning", "starting", "started", "began"})) {
    words.skip_blanks();
    (void)words.take("from");
    return Opening::start;
  }
  Words ahead = words;
  if (!ahead.take_any({"lasting", "lasted", "ending", "ended"})) return {};
  ahead.skip_blanks();
  if (!ahead.take_any({"until", "till", "through", "at", "on"})) return {};
  words = ahead;
  return Opening::end;
}

bool take_until(Words& words) {
  return words.take_any({"until", "till", "through", "thru", "to"}) || words.take_sign("-");
}

// "and lasting until", "through", "to", "-", "and was resolved at"; after "between" also "and".
// Without an opening word, only what joins two clock times directly.
bool take_joint(Words& words, std::optional<Opening> opening) {
  words.skip_commas();
  if (!opening) return take_until(words);
  const bool conjunction = words.take("and");
  words.skip_blanks();
  if (words.take_any({"was", "were"})) words.skip_blanks();
  if (words.take_any({"fully", "completely"})) words.skip_blanks();
  if (words.take_any({"lasting", "lasted", "continuing", "continued", "ending", "ended", "resolved",
                      "recovered", "mitigated", "restored", "over"})) {
    words.skip_blanks();
    return words.take_any({"until", "till", "through", "to", "at", "by", "on"});
  }
  return take_until(words) || (conjunction && opening == Opening::span);
}

// Minutes from one clock time to the next occurrence of the other.
int minutes_between(const ProseClock& from, int hour, const ProseClock& until) {
  constexpr int kDay = 24 * 60;
  const int start = hour * 60 + from.minute.value_or(0);
  const int end = until.hour * 60 + until.minute.value_or(0);
  return (end - start + kDay) % kDay;
}

// "3:30 and 5:10 PM": the first takes the half of the day that gives the shorter span. If only the
// first states am or pm, or the days differ, it could be either.
bool share_half_day(ProseClock& from, const ProseClock& until) {
  const auto open = [](const ProseClock& clock) {
    return !clock.half_day_stated && clock.hour > 0 && clock.hour <= 12;
  };
  if (!from.minute && !from.half_day_stated && !until.half_day_stated) return false;
  if (from.half_day_stated && open(until)) return false;
  if (!until.half_day_stated || !open(from)) return true;
  if (from.date.month != 0 && until.date.month != 0) return false;
  const int morning = from.hour % 12;
  const int evening = morning + 12;
  const bool later = minutes_between(from, evening, until) < minutes_between(from, morning, until);
  from.hour = later ? evening : morning;
  from.half_day_stated = true;
  return true;
}

class AccountReader {
 public:
  AccountReader(std::string_view text, const AccountFrame& frame)
      : words_(text), frame_(frame), times_(rules_), sentence_(text) {
    rules_.zone = frame.zone;
  }

  std::optional<Account> read() {
    while (!words_.done()) {
      if (!at_word() || !read_item()) skip_word();
    }
    if (!account_.started.known() && lone_start_) {
      account_.started = *lone_start_;
      account_.started_words = lone_words_;
    }
    if (!account_.started.known() && !account_.ended.known()) return {};
    return account_;
  }

 private:
  struct Open {
    ProseClock clock;
    std::string_view from;  // the text starting at its first word
  };

  [[nodiscard]] bool at_word() const {
    return words_.at_digit() || !words_.next_letters().empty() || words_.rest().starts_with('~');
  }

  // A span, a date, or a start that awaits its end; false if there is none here.
  bool read_item() {
    const auto from = words_.rest();
    Words ahead = words_;
    if (const auto opening = take_opening(ahead)) {
      return read_opened(*opening, ahead, from);
    }
    if (read_span(ahead, from, {})) return true;
    if (auto date = take_prose_date(ahead)) {
      date_ = date;
      words_ = ahead;
      return true;
    }
    return false;
  }

  bool read_opened(Opening opening, Words& ahead, std::string_view from) {
    ahead.skip_blanks();
    if (opening == Opening::end) return read_end(ahead);
    if (read_span(ahead, from, opening)) return true;
    if (opening == Opening::span) return false;
    const auto clock = take_prose_clock(ahead);
    if (!clock) return false;
    open_ = Open{*clock, from};
    const bool opens_sentence = trim(between(sentence_, from)).empty();
    if (opens_sentence && !lone_start_) note_lone_start(*clock, between(from, ahead.rest()));
    words_ = ahead;
    return true;
  }

  // "…, lasting until 6:59 PM" after a start that was stated before.
  bool read_end(Words& ahead) {
    if (!open_) return false;
    const auto until = take_prose_clock(ahead);
    if (!until) return false;
    words_ = ahead;
    add(open_->clock, *until, between(open_->from, ahead.rest()));
    return true;
  }

  // Without an opening word, only two clock times that are joined directly are a span.
  bool read_span(Words& ahead, std::string_view from, std::optional<Opening> opening) {
    Words at = ahead;
    const auto start = take_prose_clock(at, opening ? BareHour::accepted : BareHour::refused);
    if (!start || !take_joint(at, opening)) return false;
    const auto until = take_prose_clock(at);
    if (!until) return false;
    words_ = at;
    add(*start, *until, between(from, at.rest()));
    return true;
  }

  void add(ProseClock from, ProseClock until, std::string_view words) {
    if (tells_of_the_future(words) || !share_half_day(from, until)) return;
    if (from.zone.empty()) from.zone = until.zone;
    if (until.zone.empty()) until.zone = from.zone;
    if (from.zone.empty()) from.zone = until.zone = zone_;
    if (from.zone.empty() && !frame_.zone) return;
    zone_ = from.zone;
    if (from.date.month == 0 && date_) from.date = *date_;
    try {
      add(resolve(from, until), words);
    } catch (const TimeError&) {  // unknown zone or contradictory parts: nothing is stated
    }
  }

  [[nodiscard]] std::pair<std::optional<TimeBounds>, std::optional<TimeBounds>> resolve(
      const ProseClock& from, const ProseClock& until) const {
    std::optional<TimeBounds> ended;
    if (from.date.month == 0 && until.date.month != 0) {
      ended = times_.nearest(until, frame_.stamp);
      if (!ended) return {};
      return {times_.before(from, *ended->min), ended};
    }
    const auto started = start_of(from);
    if (!started) return {};
    ended = until.date.month == 0 ? times_.after(until, *started->min)
                                  : times_.nearest(until, *started->min);
    return {started, ended};
  }

  // The latest occurrence of that clock time before the page's first update; if that is too long
  // ago, the next one after it, which a later account may mean.
  [[nodiscard]] std::optional<TimeBounds> start_of(const ProseClock& clock) const {
    if (clock.date.month != 0) return times_.nearest(clock, frame_.stamp);
    auto started = times_.before(clock, frame_.stamp);
    if (!started || frame_.stamp - *started->min > kLongestSilence)
      started = times_.after(clock, frame_.stamp);
    return started;
  }

  void add(const std::pair<std::optional<TimeBounds>, std::optional<TimeBounds>>& span,
           std::string_view words) {
    const auto& [started, ended] = span;
    if (!started || !ended || *ended->max <= *started->min || !believable(*started, *ended)) return;
    if (!account_.started.known() || *started->min < *account_.started.min) {
      account_.started = *started;
      account_.started_words = trim(words);
    }
    if (!account_.ended.known() || *ended->max > *account_.ended.max) {
      account_.ended = *ended;
      account_.ended_words = trim(words);
    }
  }

  [[nodiscard]] bool believable(const TimeBounds& started, const TimeBounds& ended) const {
    return *started.min >= frame_.stamp - kBeforeStamp && *ended.max <= frame_.observed_at;
  }

  void note_lone_start(ProseClock clock, std::string_view words) {
    if (clock.zone.empty() && !frame_.zone) return;
    if (clock.date.month == 0 && date_) clock.date = *date_;
    try {
      const auto started = start_of(clock);
      if (!started || !believable(*started, *started)) return;
      lone_start_ = started;
      lone_words_ = trim(words);
    } catch (const TimeError&) {  // as above
    }
  }

  // "We will look at it again between 10:00 and 11:00 UTC."
  [[nodiscard]] bool tells_of_the_future(std::string_view words) const {
    constexpr std::size_t kNear = 200;
    auto near = between(sentence_, words);
    if (near.size() > kNear) near.remove_prefix(near.size() - kNear);
    const std::string before = " " + lower_ascii(near) + " ";
    return before.find(" will ") != std::string::npos ||
           before.find(" next update") != std::string::npos;
  }

  // The text from the start of one part to the start of the other.
  [[nodiscard]] static std::string_view between(std::string_view from, std::string_view to) {
    const auto length = static_cast<std::size_t>(to.data() - from.data());
    return {from.data(), length};
  }

  // A word or number with the punctuation after it. A full stop followed by a capital letter ends a
  // sentence even without a space.
  void skip_word() {
    if (!words_.take_letters().empty()) return;
    if (words_.at_digit()) return words_.skip(words_.next_digits().size());
    const char sign = words_.rest().front();
    words_.skip(1);
    if (sign != '.' && sign != '!' && sign != '?' && sign != '\n') return;
    const char next = words_.done() ? ' ' : words_.rest().front();
    const bool ends = sign == '\n' || next == ' ' || next == '\n' || (next >= 'A' && next <= 'Z');
    if (!ends) return;
    date_.reset();
    sentence_ = words_.rest();
  }

  Words words_;
  const AccountFrame& frame_;
  TimeRules rules_;
  ProseTimes times_;
  Account account_;
  std::optional<ProseDate> date_;  // stated in this sentence
  std::string_view sentence_;      // the text from its beginning
  std::string zone_;               // the last one stated
  std::optional<Open> open_;
  std::optional<TimeBounds> lone_start_;
  std::string lone_words_;
};

}  // namespace

std::optional<Account> read_account(std::string_view text, const AccountFrame& frame) {
  const std::string plain = plain_prose(text);
  return AccountReader(plain, frame).read();
}

}  // namespace outagedb
