#include "input/feeds/statuspage/statuspage_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <vector>

#include "base/text.hpp"
#include "input/feeds/statuspage/statuspage_incident.hpp"
#include "input/records/fields.hpp"
#include "input/records/html_text.hpp"
#include "time/grammar/words.hpp"
#include "time/update_timeline.hpp"

namespace outagedb {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr Seconds kDay = 86400;

// "Aug 21, 00:37 UTC", "May 13, 2017, 06:41 UTC", "13 May 2017 06:41 UTC", "2017-05-13 06:41 UTC".
struct Stated {
  std::string_view month, day, year, clock, zone;
  std::string_view date;  // if it holds all parts in one word, the others are empty
};

struct Timed {
  TimeBounds at;
  std::string text;  // including the year
};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_year(std::string_view word) {
  return word.size() == 4 && std::ranges::all_of(word, is_digit);
}

std::string_view take_word(std::string_view& text) {
  const auto end = std::min(text.find_first_of(", \t\n"), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(end);
  text.remove_prefix(std::min(text.find_first_not_of(", \t\n"), text.size()));
  return word;
}

Stated stated_in(std::string_view text) {
  text = trim(text);
  Stated stated;
  stated.month = take_word(text);
  if (stated.month.find('-') != npos) {
    std::swap(stated.date, stated.month);
  } else {
    stated.day = take_word(text);
    if (!stated.month.empty() && is_digit(stated.month.front()))
      std::swap(stated.month, stated.day);
    std::string_view ahead = text;
    const auto year = take_word(ahead);
    if (is_year(year)) {
      stated.year = year;
      text = ahead;
    }
  }
  stated.clock = take_word(text);
  stated.zone = trim(text);
  return stated;
}

// Whether it states a day and a time of day.
bool is_time(const Stated& stated) {
  const bool day = !stated.date.empty() || (!stated.day.empty() && is_digit(stated.day.front()) &&
                                            month_word(lower_ascii(stated.month)));
  return day && !stated.clock.empty() && is_digit(stated.clock.front()) &&
         stated.clock.find(':') != npos;
}

std::string with_year(const Stated& stated, int year) {
  if (!stated.date.empty()) return fmt::format("{} {} {}", stated.date, stated.clock, stated.zone);
  const std::string named =
      stated.year.empty() ? fmt::format("{}", year) : std::string(stated.year);
  return fmt::format("{} {} {} {} {}", stated.day, stated.month, named, stated.clock, stated.zone);
}

int year_of(Instant at) {
  const auto day =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(at)));
  return int(std::chrono::year_month_day(day).year());
}

// The readings in the years around `reference`; 29 February does not exist in each.
std::vector<Timed> readings(const Stated& stated, Instant reference, const TimeRules& rules) {
  std::vector<Timed> found;
  const bool whole = !stated.year.empty() || !stated.date.empty();
  const int around = whole ? 0 : 1;
  for (int year = year_of(reference) - around; year <= year_of(reference) + around; ++year) {
    try {
      const std::string text = with_year(stated, year);
      const TimeBounds bounds = parse_time(text, rules).bounds;
      if (bounds.min && bounds.max) found.push_back({bounds, text});
    } catch (const TimeError&) {  // the caller reports times that no year makes valid
      continue;
    }
  }
  return found;
}

class Years {
 public:
  Years(const TimeRules& rules, const RowTimes& times) : rules_(rules), times_(times) {}

  [[nodiscard]] Timed nearest(const Stated& stated, Instant reference) const {
    return chosen(stated, reference, [&](const Timed& a, const Timed& b) {
      return std::abs(*a.at.min - reference) < std::abs(*b.at.min - reference);
    });
  }

  // Of an update that is listed after one at `newer`. Allows one day for lists that are slightly
  // out of order.
  [[nodiscard]] Timed before(const Stated& stated, Instant newer) const {
    return chosen(stated, newer, [&](const Timed& a, const Timed& b) {
      const bool late_a = *a.at.min > newer + kDay;
      const bool late_b = *b.at.min > newer + kDay;
      return late_a != late_b ? late_b : *a.at.min > *b.at.min;
    });
  }

 private:
  template <typename Better>
  [[nodiscard]] Timed chosen(const Stated& stated, Instant reference, Better better) const {
    const auto found = readings(stated, reference, rules_);
    const auto best = std::min_element(found.begin(), found.end(), better);
    const std::string text =
        best == found.end() ? with_year(stated, year_of(reference)) : best->text;
    const TimeBounds bounds = times_.time("update", text).bounds;
    if (stated.clock.find(':') == npos || !bounds.min) {
      throw RecordError("update: '" + text + "' contains no readable clock time",
                        "download the feed again");
    }
    return {bounds, text};
  }

  const TimeRules& rules_;
  const RowTimes& times_;
};

// One update: <small>TIME</small><br><strong>STATUS</strong> - TEXT
struct Piece {
  std::string_view time, rest;
};

// The position of an element that is opened by "<NAME>" or "<NAME ATTRIBUTES>".
std::size_t find_element(std::string_view html, std::string_view opening, std::size_t from) {
  for (auto at = html.find(opening, from); at != npos; at = html.find(opening, at + 1)) {
    const auto next = html.substr(at + opening.size(), 1);
    if (next == ">" || next == " ") return at;
  }
  return npos;
}

// The text before the first piece is not an update.
std::vector<Piece> pieces_of(std::string_view html, std::string_view& before) {
  constexpr std::string_view kClosing = "</small>";
  std::vector<Piece> pieces;
  std::size_t rest = 0;
  before = html;
  std::size_t end = 0;
  for (auto at = find_element(html, "<small", 0); at != npos;
       at = find_element(html, "<small", end)) {
    end = html.find(kClosing, at);
    if (end == npos) break;
    const auto content = std::min(html.find('>', at), end) + 1;
    const auto time = html.substr(content, end - content);
    // Small print within an update's text is not a time.
    if (time.find("data-var") == npos && !is_time(stated_in(text_of_html(time)))) continue;
    if (pieces.empty()) {
      before = html.substr(0, at);
    } else {
      pieces.back().rest = html.substr(rest, at - rest);
    }
    rest = end + kClosing.size();
    pieces.push_back({time, html.substr(rest)});
  }
  return pieces;
}

// "In progress" becomes in_progress, as in the page's JSON.
std::string status_of(std::string_view text) {
  std::string status = lower_ascii(trim(text));
  std::ranges::replace(status, ' ', '_');
  return status;
}

Update update_of(std::string_view rest) {
  constexpr std::string_view kClosing = "</strong>";
  Update update;
  const auto from = find_element(rest, "<strong", 0);
  const auto end = rest.find(kClosing);
  if (from != npos && end != npos && from < end) {
    const auto content = rest.find('>', from) + 1;
    update.status = status_of(text_of_html(rest.substr(content, end - content)));
    rest.remove_prefix(end + kClosing.size());
  }
  const std::string text = text_of_html(rest);
  const bool dash = text.starts_with("- ");
  update.text = dash ? text.substr(2) : text;
  return update;
}

// "THIS IS A SCHEDULED EVENT Aug 3, 14:00 - 18:00 UTC", or with a day and a zone on both sides.
bool read_schedule(std::string_view before, Instant published, const Years& years,
                   Incident& incident) {
  constexpr std::string_view kScheduled = "SCHEDULED EVENT";
  const std::string text = text_of_html(before);
  const auto at = text.find(kScheduled);
  const auto dash = text.find('-', at == npos ? 0 : at);
  if (at == npos || dash == npos) return false;
  Stated start = stated_in(
      std::string_view(text).substr(at + kScheduled.size(), dash - at - kScheduled.size()));
  auto right = trim(std::string_view(text).substr(dash + 1));
  Stated end = start;
  if (!right.empty() && right.front() >= '0' && right.front() <= '9') {
    end.clock = take_word(right);
    end.zone = right;
  } else {
    end = stated_in(right);
  }
  if (start.zone.empty()) start.zone = end.zone;
  const Timed started = years.nearest(start, published);
  const Timed ended = years.nearest(end, *started.at.min);
  incident.started = started.at;
  incident.started_text = started.text;
  incident.ended = ended.at;
  incident.ended_text = ended.text;
  return true;
}

bool of_maintenance(const Update& update) {
  constexpr std::array<std::string_view, 4> kWords{"scheduled", "in_progress", "verifying",
                                                   "completed"};
  return std::ranges::find(kWords, update.status) != kWords.end();
}

void read_bounds(const std::vector<Timed>& timed, Incident& incident) {
  const auto& updates = incident.updates;
  std::size_t first = 0;
  if (incident.kind == Kind::maintenance) {
    while (first < updates.size() && updates[first].status == "scheduled") ++first;
  }
  if (first < updates.size()) {
    incident.started = updates[first].at;
    incident.started_text = timed[first].text;
  } else {  // announced without a time
    incident.started.min = updates.back().at.min;
  }
  if (const auto resolved = timeline_of(updates).resolved) {
    incident.ended = updates[*resolved].at;
    incident.ended_text = timed[*resolved].text;
  }
}

// The status "update" does not describe the state.
std::string last_status(const std::vector<Update>& updates) {
  const auto last = std::find_if(updates.rbegin(), updates.rend(),
                                 [](const Update& update) { return update.status != "update"; });
  return last == updates.rend() ? std::string() : last->status;
}

}  // namespace

void read_statuspage_html(std::string_view html, Instant published, const TimeRules& rules,
                          const RowTimes& times, Incident& incident) {
  std::string_view before;
  const auto pieces = pieces_of(html, before);
  if (pieces.empty()) {
    throw RecordError("the entry has no updates and therefore no time", "download the feed again");
  }
  const Years years(rules, times);
  std::vector<Timed> timed;
  for (const Piece& piece : pieces) {
    const std::string text = text_of_html(piece.time);
    const Stated stated = stated_in(text);
    timed.push_back(timed.empty() ? years.nearest(stated, published)
                                  : years.before(stated, *timed.back().at.min));
    Update& update = incident.updates.emplace_back(update_of(piece.rest));
    update.at = timed.back().at;
  }
  std::ranges::reverse(timed);
  std::ranges::reverse(incident.updates);
  incident.status = last_status(incident.updates);
  const bool scheduled = read_schedule(before, published, years, incident);
  if (scheduled || std::ranges::any_of(incident.updates, of_maintenance)) {
    incident.kind = Kind::maintenance;
  }
  if (!scheduled) read_bounds(timed, incident);
  incident.evidence = Evidence::page;
  incident.ongoing = !incident.ended.known() && !statuspage_closed(incident.status) &&
                     incident.status != "scheduled";
}

}  // namespace outagedb
