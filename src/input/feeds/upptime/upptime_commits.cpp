#include "input/feeds/upptime/upptime_commits.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "input/feeds/monitors/monitor.hpp"

namespace outagedb {
namespace {

// Every site is committed at least once a day, whether or not it changed. A site that is silent for
// longer was removed, renamed or not monitored.
constexpr Seconds kSilence = Seconds{48} * 3600;

constexpr std::string_view kUp = "up";
constexpr std::array<std::string_view, 3> kStatuses{kUp, "down", "degraded"};
constexpr std::array<std::string_view, 2> kTags{"[upptime]", "[skip ci]"};  // from the end

// The first character of valid UTF-8 text; 0 for ASCII, which does not matter here.
char32_t first_character(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at]));
  };
  if (text.size() >= 4 && byte(0) >= 0xF0) {
    return (byte(0) & 7U) << 18U | (byte(1) & 63U) << 12U | (byte(2) & 63U) << 6U | (byte(3) & 63U);
  }
  if (text.size() >= 3 && byte(0) >= 0xE0)
    return (byte(0) & 15U) << 12U | (byte(1) & 63U) << 6U | (byte(2) & 63U);
  return 0;
}

// The sign before the name is 🟩, 🟥 or 🟨, or one chosen by the user.
bool is_sign(std::string_view word) {
  const char32_t first = first_character(word);
  return (first >= 0x2190 && first <= 0x2BFF) || (first >= 0x1F000 && first <= 0x1FAFF) ||
         (word.size() > 2 && word.front() == ':' && word.back() == ':');
}

std::string_view without_sign(std::string_view name) {
  const auto word = name.substr(0, name.find(' '));
  return is_sign(word) ? trim(name.substr(word.size())) : name;
}

bool is_answer(std::string_view text) {
  const auto in = text.find(" in ");
  return in != std::string_view::npos && in > 0 && text.ends_with(" ms") &&
         text.substr(0, in).find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<SiteStatus> site_status_of(std::string_view subject) {
  subject = trim(subject);
  const bool tagged = subject.ends_with("[upptime]");
  for (const auto tag : kTags)
    if (subject.ends_with(tag)) subject = trim(subject.substr(0, subject.size() - tag.size()));
  std::string_view answer;
  if (const auto open = subject.rfind(" ("); open != std::string_view::npos) {
    const auto inside = subject.substr(open + 2);
    if (inside.ends_with(')') && is_answer(inside.substr(0, inside.size() - 1))) {
      answer = inside.substr(0, inside.size() - 1);
      subject = trim(subject.substr(0, open));
    }
  }
  if (answer.empty() && !tagged) return std::nullopt;
  for (const auto status : kStatuses) {
    if (!subject.ends_with(status)) continue;
    const auto rest = subject.substr(0, subject.size() - status.size());
    if (!rest.ends_with(" is ")) continue;
    const auto name = without_sign(trim(rest.substr(0, rest.size() - 4)));
    if (!name.empty()) return SiteStatus{name, status, answer};
  }
  return std::nullopt;
}

void StatusLog::add(std::string_view hash, Instant at, std::string_view subject,
                    const Place& place) {
  const auto said = site_status_of(subject);
  if (!said) return;
  commits_.push_back({std::string(hash), std::string(said->site), std::string(said->status),
                      std::string(said->answer), at, place.line, place.offset,
                      std::string(place.record)});
}

// A log lists the newest commit first unless it is reversed; commits of the same second keep their
// order.
void StatusLog::order() {
  if (commits_.front().at > commits_.back().at) std::reverse(commits_.begin(), commits_.end());
  std::stable_sort(commits_.begin(), commits_.end(),
                   [](const Commit& a, const Commit& b) { return a.at < b.at; });
}

void StatusLog::finish() {
  if (commits_.empty()) {
    return sink_.warn("no commit of this log states that a site is up or down");
  }
  order();
  std::map<std::string_view, Site> sites;
  for (const Commit& commit : commits_) go_through(commit, sites[commit.site]);
  for (const auto& [name, site] : sites) {
    if (site.trouble != nullptr) give_open(site);
    give_coverage(site, silent(site) ? site.last->at : commits_.back().at);
  }
}

void StatusLog::go_through(const Commit& commit, Site& site) {
  if (site.last != nullptr && commit.at - site.last->at > kSilence) {
    give_coverage(site, site.last->at);
    site.watched_from = nullptr;
  }
  if (site.first == nullptr) site.first = &commit;
  if (site.watched_from == nullptr) site.watched_from = &commit;
  if (site.trouble != nullptr && site.trouble->status != commit.status) {
    give_ended(site, commit);
    site.trouble = nullptr;
  }
  if (commit.status != kUp && site.trouble == nullptr) site.trouble = &commit;
  site.last = &commit;
}

Incident StatusLog::incident_of(const Site& site) const {
  const Commit& began = *site.trouble;
  Incident incident = outagedb::incident_of(monitored(began.site, options_, kUpptime));
  incident.key = began.hash;
  incident.title = began.site + " is " + began.status;
  if (began.status == "degraded") {
    incident.kind = Kind::degradation;
    incident.severity = Severity::minor;
  }
  incident.started = {began.at, began.at};
  // The site had not been monitored before.
  if (site.trouble == site.first) incident.started.min.reset();
  incident.updates.push_back({{began.at, began.at}, began.status, began.answer});
  return incident;
}

void StatusLog::give_ended(const Site& site, const Commit& end) {
  Incident incident = incident_of(site);
  incident.ended = {end.at, end.at};
  incident.status = end.status;
  incident.updates.push_back({incident.ended, end.status, end.answer});
  incident.stated_at = end.at;
  sink_.incident(std::move(incident),
                 {site.trouble->line, site.trouble->offset, site.trouble->record});
}

// No commit says that it is over. If the site is still checked, it is ongoing; if no commit names
// the site any more, it is only known to have lasted until the last one.
void StatusLog::give_open(const Site& site) {
  Incident incident = incident_of(site);
  incident.status = site.trouble->status;
  incident.ongoing = !silent(site);
  const Instant known = incident.ongoing ? commits_.back().at : site.last->at;
  incident.ended.min = known;
  incident.stated_at = known;
  if (incident.ongoing) incident.listed_at = known;
  sink_.incident(std::move(incident),
                 {site.trouble->line, site.trouble->offset, site.trouble->record});
}

bool StatusLog::silent(const Site& site) const {
  return commits_.back().at - site.last->at > kSilence;
}

void StatusLog::give_coverage(const Site& site, Instant until) {
  if (site.watched_from->at >= until) return;
  sink_.coverage(
      coverage_of(monitored(site.last->site, options_, kUpptime), site.watched_from->at, until),
      {site.watched_from->line, site.watched_from->offset, site.watched_from->record});
}

}  // namespace outagedb
