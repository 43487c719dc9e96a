#include "time/zones/zone_names.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "time/zones/plain.hpp"
#include "time/zones/tzdata.hpp"

namespace outagedb {
namespace {

using Names = std::unordered_map<std::string, FoundZone>;

struct Index {
  Names zones;
  std::unordered_map<std::string, std::string_view> missing;  // names of known zones
};

// "توقيت الرياض", "بتوقيت الرياض", "بالتوقيت الشرقي", "Eastern Time": the word has no meaning here.
constexpr std::string_view kTimeWords[] = {"توقيت ", "بتوقيت ", "بالتوقيت ", "التوقيت "};
constexpr std::string_view kTimeEnding = " time";
// Their last parts are cities, unlike those of US/Eastern, Mexico/General or Etc/GMT.
constexpr std::string_view kAreas[] = {"Africa",   "America",   "Antarctica", "Arctic", "Asia",
                                       "Atlantic", "Australia", "Europe",     "Indian", "Pacific"};

void add_cities(Names& index) {
  std::unordered_map<std::string, std::vector<const date::time_zone*>> cities;
  for (const auto& zone : tz_database().zones) {
    const std::string_view name = zone.name();
    const bool in_area =
        std::ranges::find(kAreas, name.substr(0, name.find('/'))) != std::end(kAreas);
    if (in_area) cities[zone_key(name.substr(name.rfind('/') + 1))].push_back(&zone);
  }
  for (const auto& [city, zones] : cities) {
    if (zones.size() == 1) index.try_emplace(city, FoundZone{zones.front()});
  }
}

// Earlier rows take precedence: aliases over IANA names (EST is a zone of its own there), IANA
// names over cities.
void add_missing(Index& index, const ZoneAlias& alias) {
  index.missing.try_emplace(zone_key(alias.zone), alias.zone);
  for (const auto name : split(alias.names, '|')) {
    index.missing.try_emplace(zone_key(name), alias.zone);
  }
}

Index make_index() {
  Index index;
  Names& zones = index.zones;
  for (const auto& alias : zone_aliases()) {
    const auto* zone = exact_zone(alias.zone);
    if (zone == nullptr) {
      add_missing(index, alias);
      continue;
    }
    for (const auto name : split(alias.names, '|'))
      zones.try_emplace(zone_key(name), FoundZone{zone, &alias});
  }
  for (const auto& zone : tz_database().zones) {
    // "localtime" is whatever zone this machine is set to.
    if (zone.name() != "localtime") zones.try_emplace(zone_key(zone.name()), FoundZone{&zone});
  }
  add_cities(zones);
  for (const auto& label : ambiguous_labels()) zones.erase(zone_key(label.label));
  return index;
}

}  // namespace

const date::time_zone* exact_zone(std::string_view name) {
  const auto& zones = tz_database().zones;
  const auto found = std::ranges::lower_bound(zones, name, {}, &date::time_zone::name);
  return found != zones.end() && found->name() == name ? &*found : nullptr;
}

std::string zone_key(std::string_view name) {
  std::string key = make_plain(trim(name)).text;
  std::ranges::replace(key, '_', ' ');
  for (const auto word : kTimeWords) {
    if (key.starts_with(word)) key.erase(0, word.size());
  }
  if (key.ends_with(kTimeEnding)) key.resize(key.size() - kTimeEnding.size());
  const auto doubled = [](char a, char b) { return a == ' ' && b == ' '; };
  key.erase(std::unique(key.begin(), key.end(), doubled), key.end());
  return key;
}

std::optional<FoundZone> find_zone(std::string_view key) {
  static const Index index = make_index();
  const std::string name(key);
  if (const auto found = index.zones.find(name); found != index.zones.end()) return found->second;
  if (const auto missing = index.missing.find(name); missing != index.missing.end()) {
    throw Error(fmt::format("the system's tz database lacks the zone {}", missing->second),
                "install the package tzdata");
  }
  return std::nullopt;
}

const AmbiguousLabel* find_ambiguous(std::string_view key) {
  for (const auto& label : ambiguous_labels()) {
    if (zone_key(label.label) == key) return &label;
  }
  return nullptr;
}

std::optional<Seconds> FoundZone::offset() const {
  if (alias == nullptr || !alias->minutes) return std::nullopt;
  return Seconds{*alias->minutes} * 60;
}

std::string choices_of(const ZoneAlias& alias) {
  return fmt::format("{} {}", alias.zone, alias.elsewhere);
}

std::string ambiguous_hint(std::string_view listed, std::string_view stated) {
  const auto choices = split(listed, ' ');
  std::string text = "write";
  for (std::size_t i = 0; i < choices.size(); ++i) {
    text += fmt::format("{} {}", i == 0 ? "" : i + 1 == choices.size() ? " or" : ",", choices[i]);
  }
  return text + fmt::format(", or choose one with --zone-label {}={}", stated, choices.back());
}

}  // namespace outagedb
