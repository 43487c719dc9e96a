#include "time/zones/zone.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/error.hpp"
#include "base/text.hpp"
#include "time/zones/tzdata.hpp"
#include "time/zones/zone_names.hpp"

namespace outagedb {
namespace {

constexpr const char* kPackageHint =
    "; missing zones are in the package tzdata, old names in tzdata-legacy";

// "+03:00", "utc+3", "gmt-0400": whole hours, as in Etc/GMT±n. Empty if it is not an offset.
std::optional<int> hours_of_offset(std::string_view key) {
  if (key.starts_with("utc") || key.starts_with("gmt")) key.remove_prefix(3);
  key = trim(key);
  if (key.empty() || (key[0] != '+' && key[0] != '-')) return std::nullopt;
  const bool west = key[0] == '-';
  key.remove_prefix(1);
  if (key.ends_with(":00")) key.remove_suffix(3);
  if (key.size() == 4 && key.ends_with("00")) key.remove_suffix(2);
  int hours = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), hours);
  if (error != std::errc{} || end != key.data() + key.size() || key.size() > 2) return std::nullopt;
  return west ? -hours : hours;
}

// POSIX inverts the sign: Etc/GMT-3 is three hours east of Greenwich.
std::string etc_name(int hours) {
  return hours == 0 ? "Etc/UTC" : fmt::format("Etc/GMT{:+}", -hours);
}

[[noreturn]] void refuse_ambiguous(std::string_view label, std::string_view choices) {
  throw Error(fmt::format("'{}' is the label of several zones", label),
              ambiguous_hint(choices, label));
}

const date::time_zone* zone_named(std::string_view text) {
  // No alias contains a slash: names spelled as in the tz database are found without the index.
  if (text.find('/') != std::string_view::npos) {
    if (const auto* zone = exact_zone(text)) return zone;
  }
  const std::string key = zone_key(text);
  const auto found = find_zone(key);
  if (found && found->alias != nullptr && !found->alias->elsewhere.empty())
    refuse_ambiguous(text, choices_of(*found->alias));
  if (found) return found->zone;
  if (const auto* label = find_ambiguous(key)) refuse_ambiguous(text, label->choices);
  if (const auto hours = hours_of_offset(key)) {
    if (const auto etc = find_zone(zone_key(etc_name(*hours)))) return etc->zone;
  }
  const bool looks_official =
      key.find('/') != std::string::npos;  // it may be newer than the system
  throw Error(fmt::format("unknown time zone '{}'", valid_utf8(text)),
              std::string(kZoneHint) + (looks_official ? kPackageHint : ""));
}

}  // namespace

Zone Zone::named(std::string_view text) { return Zone(zone_named(text)); }

Zone Zone::utc() {
  static const Zone zone = named("Etc/UTC");  // found without the index of names
  return zone;
}

const std::string& Zone::name() const noexcept { return zone_->name(); }

std::string Zone::label() const {
  const auto aliases = zone_aliases();
  const auto alias = std::ranges::find_if(
      aliases, [&](const ZoneAlias& row) { return row.zone == name() && !row.minutes; });
  if (alias != aliases.end()) return std::string(alias->names.substr(0, alias->names.find('|')));
  std::string city = name().substr(name().rfind('/') + 1);
  std::ranges::replace(city, '_', ' ');
  return name().starts_with("Etc/") ? name() : city;
}

Seconds Zone::offset_at(Instant at) const {
  check_known(*zone_, at);
  return zone_->get_info(date::sys_seconds{std::chrono::seconds{at}}).offset.count();
}

std::vector<Zone> zones_of(std::string_view list) {
  std::vector<Zone> zones;
  for (const auto name : split(list, ',')) zones.push_back(Zone::named(name));
  if (zones.empty()) throw Error("no time zone is given", "write at least one, as in ET,Riyadh");
  return zones;
}

std::vector<Zone> default_zones() {
  return {Zone::named("America/New_York"), Zone::named("Asia/Riyadh")};
}

}  // namespace outagedb
