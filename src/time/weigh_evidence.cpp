#include "time/weigh_evidence.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "time/account.hpp"
#include "time/format/format_time.hpp"
#include "time/recovery.hpp"
#include "time/update_timeline.hpp"
#include "time/zones/limits.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {
namespace {

constexpr Seconds kMinute = 60;
constexpr Seconds kHour = 60 * kMinute;
// A timestamp chosen for something reported only afterwards is approximately right.
constexpr Seconds kAbout = 30 * kMinute;
// Nobody reports as ongoing what has been over for longer than this. An account to that effect is
// wrong by half a day, a day or a zone.
constexpr Seconds kLateReport = 3 * kHour;

TimeBounds exactly(Instant at) { return {at, at}; }

class Record {
 public:
  Record(Incident& incident, Instant observed_at)
      : incident_(incident), observed_at_(observed_at), timeline_(timeline_of(incident.updates)) {}

  void decide() {
    if (incident_.evidence == Evidence::stated) return;
    if (incident_.evidence == Evidence::publisher) return reconcile_publisher();
    const bool writing = incident_.evidence == Evidence::machine;
    if (incident_.kind == Kind::maintenance) return reconcile_maintenance();
    if (resolution() || (writing && tells_of_the_past_alone())) incident_.ongoing = false;
    if (!incident_.ongoing) account_ = believed_account();
    if (writing) {
      reconcile_writing();
    } else {
      reconcile_page();
    }
    if (incident_.ended.max) incident_.ongoing = false;
  }

 private:
  void fault(const char* field, const TimeBounds& bounds, const std::string& text,
             std::string contradicts) {
    const Fault found{field, stated_text(bounds, text), std::move(contradicts)};
    if (std::ranges::find(incident_.faults, found) == incident_.faults.end())
      incident_.faults.push_back(found);
  }
  void fault_start(std::string contradicts) {
    fault("started", incident_.started, incident_.started_text, std::move(contradicts));
  }
  void fault_end(std::string contradicts) {
    fault("ended", incident_.ended, incident_.ended_text, std::move(contradicts));
  }

  [[nodiscard]] std::optional<Instant> resolution() const {
    return timeline_.resolved ? incident_.updates[*timeline_.resolved].at.min : std::nullopt;
  }

  // Every statement about it was made when it was over.
  [[nodiscard]] bool reported_afterwards() const {
    const auto end = resolution();
    return end && !timeline_.reopened && (!timeline_.first_down || *timeline_.first_down >= *end);
  }

  void reconcile_page() {
    const TimeBounds page_start = incident_.started;
    if (reported_afterwards() && !account_.started.known()) {
      if (!page_start.exact()) return;  // this was already determined before
      if (*page_start.min + kMinute >= *resolution()) return report_afterwards(*resolution());
    }
    correct_start();
    correct_end();
    if (incident_.started.exact() && incident_.ended == incident_.started)
      report_afterwards(*incident_.started.min);
  }

  // A start later than an update that says it was down is wrong.
  [[nodiscard]] bool starts_late() const {
    return timeline_.first_down && incident_.started.exact() &&
           *incident_.started.min > *timeline_.first_down;
  }

  void correct_start() {
    const auto& stated = account_.started;
    if (stated.known() && incident_.started == stated) return;
    if (starts_late()) {
      fault_start("first update " + format_rfc3339(*timeline_.first_down));
      incident_.started = exactly(*timeline_.first_down);
    } else if (stated.known() && incident_.started.exact() &&
               *incident_.started.min + kMinute <= *stated.min) {
      fault_start("account '" + account_.started_words + "'");
    }
    if (stated.known()) incident_.started = stated;
  }

  void correct_end() {
    const auto& stated = account_.ended;
    if (stated.known() && incident_.ended == stated) return;
    if (const auto contradicts = what_contradicts_end()) {
      fault_end(*contradicts);
      incident_.ended = {};
    }
    if (stated.known()) {
      incident_.ended = stated;
    } else if (!incident_.ended.max && resolution()) {
      incident_.ended = exactly(*resolution());
    }
  }

  // The page's end is trusted unless the rest of the record shows that it is too late or too early.
  [[nodiscard]] std::optional<std::string> what_contradicts_end() const {
    if (!incident_.ended.exact()) return {};
    const Instant end = *incident_.ended.max;
    const auto resolved = resolution();
    const auto last = last_word(incident_);
    if (last && end > *last + kLateEnd) return "last update " + format_rfc3339(*last);
    if (resolved && end > *resolved + kLateEnd && !account_.ended.known())
      return "resolved " + format_rfc3339(*resolved);
    const auto reopened = incident_.ongoing ? timeline_.last_open : timeline_.reopened;
    if (reopened && (resolved ? end + kMinute <= *resolved : end <= *reopened))
      return "reopened " + format_rfc3339(*reopened);
    if (resolved && end <= *incident_.started.max && end < *resolved)
      return "resolved " + format_rfc3339(*resolved);
    if (account_.ended.known() && end + kMinute <= *account_.ended.max)
      return "account '" + account_.ended_words + "'";
    return {};
  }

  // The page shows only one moment, which was chosen or is the time of writing: the start is known
  // approximately, the end is not.
  void report_afterwards(Instant stamp) {
    const std::string after = "reported only afterwards, at " + format_rfc3339(stamp);
    if (*incident_.started.min > stamp + kMinute) fault_start(after);
    if (const auto contradicts = what_contradicts_end()) {
      fault_end(*contradicts);
      incident_.ended = {};
    }
    if (incident_.ended.max && *incident_.ended.max <= std::max(stamp, *incident_.started.min)) {
      fault_end(after);
      incident_.ended = {};
    }
    incident_.started = {stamp - kAbout, stamp + kAbout};
  }

  // Of the trailing updates with AVAILABLE, the first bounds the end, which an account may state
  // exactly. The publisher's own times are not changed.
  void reconcile_publisher() {
    if (incident_.ended.known() || incident_.kind == Kind::maintenance) return;
    const auto& updates = incident_.updates;
    for (std::size_t n = updates.size(); n-- > 0 && resolves(updates[n].status);)
      incident_.ended.max = updates[n].at.max;
    if (!incident_.ended.max) return;
    incident_.ongoing = false;
    account_ = believed_account();
    if (account_.ended.known() && *account_.ended.min >= incident_.started.min)
      incident_.ended = account_.ended;
    incident_.ended_text = format_rfc3339(*incident_.ended.max);
  }

  // Maintenance is announced, and its page states the planned times; without a stated end, it was
  // over when somebody wrote so.
  void reconcile_maintenance() {
    if (incident_.evidence == Evidence::machine && !incident_.ongoing) {
      bound_end_by_writing();
      if (incident_.ended.max) incident_.ended_text = format_rfc3339(*incident_.ended.max);
    }
    if (incident_.ended.max) incident_.ongoing = false;
  }

  // A machine's timestamp for something that was already over is later than start and end.
  void reconcile_writing() {
    const bool alone = tells_of_the_past_alone();
    correct_start();
    if (account_.ended.known()) {
      incident_.ended = account_.ended;
    } else if (alone) {
      const auto stamp = incident_.updates.front().at.max;
      if (!account_.started.known()) incident_.started = {std::nullopt, stamp};
      incident_.ended = {std::nullopt, stamp};
    } else if (!incident_.ongoing) {
      bound_end_by_writing();
    }
    if (incident_.ended.max && !incident_.ongoing)
      incident_.ended_text = format_rfc3339(*incident_.ended.max);
  }

  // The only update says that it is over.
  [[nodiscard]] bool tells_of_the_past_alone() const {
    if (incident_.updates.size() != 1 || !incident_.updates.front().at.exact()) return false;
    const Update& update = incident_.updates.front();
    if (resolves(update.status) || says_over(update.text) || tells_of_the_past(update.text))
      return true;
    const auto account = read_account(update.text, frame());
    return account && account->ended.max && *account->ended.max <= *update.at.min;
  }

  [[nodiscard]] static bool recovers(const Update& update) {
    return resolves(update.status) || may_be_over(update.text);
  }

  // "Power was restored, and we continue to work on the rest."
  [[nodiscard]] static bool shows_down(const Update& update) {
    return !recovers(update) || keeps_working(update.text);
  }

  // The update that ends it: by its status, else the last whose text says so, else the last of all.
  [[nodiscard]] std::size_t closing() const {
    const auto& updates = incident_.updates;
    if (timeline_.resolved) return *timeline_.resolved;
    for (std::size_t n = updates.size(); n-- > 0;) {
      if (says_over(updates[n].text) && !is_summary(updates[n].text)) return n;
    }
    std::size_t last = updates.size() - 1;
    while (last > 0 && is_summary(updates[last].text)) --last;
    return last;
  }

  // No end is stated: it was over when somebody wrote so, else when the record was last changed,
  // but not yet at the last earlier update that does not mention a recovery.
  void bound_end_by_writing() {
    const auto& updates = incident_.updates;
    const Instant from = incident_.started.min.value_or(std::numeric_limits<Instant>::min());
    incident_.ended = {std::nullopt, last_word(incident_)};
    if (updates.empty()) return;
    const std::size_t last = closing();
    std::size_t before = last;
    if (recovers(updates[last])) {
      if (updates[last].at.max) incident_.ended.max = std::max(*updates[last].at.max, from);
    } else if (updates.size() > 1 && incident_.ended.max > updates[last].at.max) {
      before = last + 1;
    }
    while (before-- > 0) {
      if (!shows_down(updates[before]) || is_summary(updates[before].text) ||
          updates[before].at.min > incident_.ended.max) {
        continue;
      }
      incident_.ended.min = updates[before].at.min;
      break;
    }
    // Down at its only update, which says nothing about the end.
    if (incident_.ended.max && *incident_.ended.max <= from) incident_.ended.max.reset();
  }

  [[nodiscard]] AccountFrame frame() const {
    AccountFrame frame;
    frame.stamp = timeline_.first.value_or(0);
    frame.observed_at = observed_at_;
    try {
      if (!incident_.source.zone.empty()) frame.zone = Zone::named(incident_.source.zone);
    } catch (const Error&) {  // the page's zone is unknown and cannot be used
    }
    return frame;
  }

  // The closing account is the last one stated, back to the update that ends the incident.
  [[nodiscard]] Account believed_account() {
    const auto& updates = incident_.updates;
    if (!timeline_.first) return {};
    for (std::size_t n = updates.size(), first = closing(); n-- > first;) {
      const auto account = read_account(updates[n].text, frame());
      if (!account) continue;
      if (!contradicts_updates(*account)) return *account;
      fault("account", {}, account->started_words,
            "first update " + format_rfc3339(*timeline_.first_down));
    }
    return {};
  }

  // An account that ends long before the page said it was down, or that begins after that, is about
  // something else, or has the wrong day or half of the day.
  [[nodiscard]] bool contradicts_updates(const Account& account) const {
    const auto down = timeline_.first_down;
    if (!down) return false;
    if (account.ended.max) return *account.ended.max < *down - kLateReport;
    return *account.started.min > *down;
  }

  Incident& incident_;
  Instant observed_at_;
  Timeline timeline_;
  Account account_;  // empty if no account is believed
};

}  // namespace

void weigh_evidence(Incident& incident, Instant observed_at) {
  Record(incident, observed_at).decide();
}

std::string stated_text(const TimeBounds& bounds, const std::string& text) {
  if (!text.empty()) return text;
  if (bounds.exact()) return format_rfc3339(*bounds.min);
  return format_bounds(bounds, Zone::utc()) + " UTC";
}

}  // namespace outagedb
