#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/instant.hpp"

namespace date {
class time_zone;
}

namespace outagedb {

// One row of the data file: the common names of a zone.
struct ZoneAlias {
  std::string_view zone;       // IANA
  std::optional<int> minutes;  // east of UTC, if the name implies which half of the year
  std::string_view names;      // separated by '|'; the first of a zone's first row is its label
  bool all_year = false;       // also used in the other half of the year, meaning the wall clock
  std::string_view elsewhere = {};  // a zone (IANA) with this offset in both halves
};

// A label that means several zones, with its possible meanings.
struct AmbiguousLabel {
  std::string_view label;
  std::string_view choices;  // IANA, separated by ' '
};

[[nodiscard]] std::span<const ZoneAlias> zone_aliases();
[[nodiscard]] std::span<const AmbiguousLabel> ambiguous_labels();

struct FoundZone {
  const date::time_zone* zone = nullptr;
  const ZoneAlias* alias = nullptr;  // by which it was found; null for an IANA name

  [[nodiscard]] std::optional<Seconds> offset() const;  // EST: −5 h
};

// Finds an IANA name as spelled in the tz database, without the index; null if it is missing.
[[nodiscard]] const date::time_zone* exact_zone(std::string_view name);
// The lookup key of a name: plain letters, '_' as space, without the word "time" or its Arabic
// forms.
[[nodiscard]] std::string zone_key(std::string_view name);
// Throws Error for the name of a zone that is missing from the system's tz database.
[[nodiscard]] std::optional<FoundZone> find_zone(std::string_view key);
[[nodiscard]] const AmbiguousLabel* find_ambiguous(std::string_view key);
// "write America/Chicago or …", and how to resolve it; `listed` is separated by ' '.
[[nodiscard]] std::string ambiguous_hint(std::string_view listed, std::string_view stated);
[[nodiscard]] std::string choices_of(const ZoneAlias& alias);

inline constexpr std::string_view kZoneHint =
    "write an IANA name (America/New_York), a label (ET, Riyadh, UTC) or an offset (+03:00)";

}  // namespace outagedb
