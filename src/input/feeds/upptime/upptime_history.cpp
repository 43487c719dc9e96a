#include "input/feeds/upptime/upptime_history.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/feeds/monitors/monitor.hpp"
#include "input/feeds/upptime/upptime_commits.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"
#include "input/records/yaml_text.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLimit = std::size_t{64} << 10;  // a real one has seven lines
constexpr std::array<std::string_view, 3> kKeys{"status", "lastUpdated", "startTime"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Dates as printed by JavaScript, in older files: "Mon Oct 12 2020 09:27:07 GMT+0000 (Coordinated
// Universal Time)". Converted to RFC 3339; anything else is unchanged.
std::string without_javascript(std::string_view text) {
  const auto words = split(text, ' ');
  if (words.size() < 6 || words[4].size() != 8 || words[2].size() != 2) return std::string(text);
  const auto month = std::find(kMonths.begin(), kMonths.end(), words[1]);
  const auto zone = words[5];
  if (month == kMonths.end() || !zone.starts_with("GMT") || zone.size() != 8)
    return std::string(text);
  std::ostringstream made;
  const auto number = month - kMonths.begin() + 1;
  made << words[3] << (number < 10 ? "-0" : "-") << number << '-' << words[2] << 'T' << words[4]
       << zone.substr(3, 3) << ':' << zone.substr(6);
  return made.str();
}

std::string value_of(const YAML::Node& site, std::string_view key) {
  const YAML::Node value = site[std::string(key)];
  return value.IsDefined() && value.IsScalar() ? std::string(trim(text_of_scalar(value)))
                                               : std::string();
}

// Files of the first months are a list of maps with one key each.
YAML::Node as_map(const YAML::Node& document) {
  if (!document.IsSequence()) return document;
  YAML::Node map(YAML::NodeType::Map);
  for (const auto& item : document) {
    if (!item.IsMap()) continue;
    for (const auto& member : item)
      if (member.first.IsScalar()) map[text_of_scalar(member.first)] = member.second;
  }
  return map;
}

struct SiteFile {
  std::string url, status, code, updated, started;
};

SiteFile site_file_of(std::string_view text) {
  try {
    const std::string document(text);
    require_yaml_text(document);
    const YAML::Node site = as_map(YAML::Load(document));
    if (!site.IsMap())
      throw RecordError("not a YAML mapping of names to values", "see docs/formats.md");
    return {value_of(site, "url"), value_of(site, "status"), value_of(site, "code"),
            value_of(site, "lastUpdated"), value_of(site, "startTime")};
  } catch (const YAML::Exception& error) {
    throw RecordError(std::string("invalid YAML: ") + error.what(),
                      "get the file from the repository again");
  }
}

std::string name_of(const SiteFile& site, const ReadOptions& options) {
  if (!options.path.empty()) return std::filesystem::path(options.path).stem().string();
  return site.url;
}

Incident trouble_of(const SiteFile& site, const std::string& name, const ReadOptions& options,
                    const RowTimes& times) {
  const Monitored belongs = monitored(name, options, kUpptime);
  if (belongs.platform.empty())
    throw RecordError("the file names no site", "specify it with --platform");
  Incident incident = incident_of(belongs);
  incident.title = name + " is " + site.status;
  incident.status = site.status;
  incident.url = site.url;
  if (site.status == "degraded") {
    incident.kind = Kind::degradation;
    incident.severity = Severity::minor;
  } else if (site.status != "down" && site.status != "up") {
    throw RecordError("status: unknown value '" + site.status + "'",
                      "expected up, down or degraded");
  }
  const Instant updated = times.exact("lastUpdated", without_javascript(site.updated));
  // It was already down or had just gone down: the file does not state since when.
  incident.started.max = updated;
  if (!site.started.empty())
    incident.started.min = times.exact("startTime", without_javascript(site.started));
  if (incident.started.min > incident.started.max) {
    throw RecordError("startTime: later than lastUpdated", "one of the two is wrong");
  }
  incident.ended.min = updated;
  incident.ongoing = true;
  incident.listed_at = updated;
  incident.stated_at = updated;
  incident.updates.push_back({{updated, updated}, site.status, site.code});
  // Nothing in the file identifies an outage throughout. So a later version of the file is a
  // separate incident, and not a list of open incidents that would end this one.
  incident.key = name + " " + site.status + " " + site.updated;
  return incident;
}

}  // namespace

bool is_upptime_history(std::string_view head) {
  const auto content = content_of(head);
  const auto has = [&](std::string_view key) {
    for (std::size_t at = content.find(key); at != std::string_view::npos;
         at = content.find(key, at + 1)) {
      const auto line = content.substr(0, at).find_last_of('\n');
      const auto before = content.substr(line + 1, at - line - 1);  // npos + 1 is 0
      if ((before.empty() || before == "- ") && content.substr(at + key.size()).starts_with(':'))
        return true;
    }
    return false;
  };
  return content.size() <= kLimit && std::all_of(kKeys.begin(), kKeys.end(), has);
}

void read_upptime_history(WholeText& text, const ReadOptions& options, Sink& sink) {
  const Place place = text.place(0, text.text());
  try {
    const SiteFile site = site_file_of(text.text());
    const RowTimes times(options.time, {}, place, sink);
    Incident incident = trouble_of(site, name_of(site, options), options, times);
    if (site.status != "up") sink.incident(std::move(incident), place);
  } catch (const RecordError& error) {
    sink.reject(place, error.what(), error.hint());
  }
}

}  // namespace outagedb
