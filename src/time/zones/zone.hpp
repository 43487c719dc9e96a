#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"

namespace date {
class time_zone;
}

namespace outagedb {

// A zone of the system's tz database. Cheap to copy; two are equal when they are the same IANA
// zone.
class Zone {
 public:
  explicit Zone(const date::time_zone* zone) : zone_(zone) {}  // from the library's own list
  // An IANA name or one of our aliases (ET, Riyadh, توقيت الرياض …), compared case-insensitively.
  // Throws Error for an unknown name, an ambiguous label (AST, IST, CST) and a missing tz database.
  [[nodiscard]] static Zone named(std::string_view text);
  [[nodiscard]] static Zone utc();

  [[nodiscard]] const std::string& name() const noexcept;  // IANA
  [[nodiscard]] std::string label() const;                 // short, for headings: "ET", "Riyadh"
  [[nodiscard]] Seconds offset_at(Instant at) const;       // east of Greenwich

  [[nodiscard]] const date::time_zone* get() const noexcept { return zone_; }
  bool operator==(const Zone&) const = default;

 private:
  const date::time_zone* zone_;
};

// Parses "ET,Riyadh" into at least one zone. Throws Error.
[[nodiscard]] std::vector<Zone> zones_of(std::string_view list);

// America/New_York and Asia/Riyadh.
[[nodiscard]] std::vector<Zone> default_zones();

// Version of the system's tz database ("2026f"), from tzdata.zi or +VERSION; else "unknown".
[[nodiscard]] std::string tz_version();

}  // namespace outagedb
