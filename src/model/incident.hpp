#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"
#include "model/source.hpp"

namespace outagedb {

enum class Kind { outage, degradation, maintenance, notice };
enum class Severity { minor, major, critical };
enum class Standing { official, claimed, speculated, confirmed, denied };
// Who provides the start and the end of a record, which decides what else in the record may correct
// them. `stated`: somebody states when it was down. `publisher`: the feed's publisher fills in when
// it was down, beside updates. `page`: the timestamps of a status page, which a person may choose.
// `machine`: the moments at which somebody wrote, recorded by a machine.
enum class Evidence { stated, publisher, page, machine };

[[nodiscard]] std::string_view to_text(Kind kind) noexcept;
[[nodiscard]] std::string_view to_text(Severity severity) noexcept;
[[nodiscard]] std::string_view to_text(Standing standing) noexcept;
[[nodiscard]] std::string_view to_text(Evidence evidence) noexcept;
// std::nullopt if the text is none of the words.
[[nodiscard]] std::optional<Kind> kind_of(std::string_view text) noexcept;
// Words of other scales: "SEV1", "P2", "high".
[[nodiscard]] std::optional<Severity> severity_of_scale(std::string_view text) noexcept;
[[nodiscard]] std::optional<Severity> severity_of(std::string_view text) noexcept;
[[nodiscard]] std::optional<Standing> standing_of(std::string_view text) noexcept;
[[nodiscard]] std::optional<Evidence> evidence_of(std::string_view text) noexcept;

// A number of user reports that a source states in words ("more than 10,000 at the peak").
struct StatedCount {
  TimeBounds at;
  std::string at_text;
  std::string region;  // empty: not stated
  std::int64_t count = 0;
  std::string relation = "=";  // = >= <= ~
  bool peak = false;
};

struct Update {
  TimeBounds at;
  std::string status;
  std::string text;
};

struct Component {
  std::string name;
  std::string old_status;
  std::string new_status;
};

// A cause that somebody claims.
struct Claim {
  std::string category;  // empty: not stated
  std::string cause;     // as worded by the source
  std::string claimed_by;
  Standing standing = Standing::claimed;
  std::string url;  // empty: claimed by the incident's own source
};

// A stated time that was discarded as inconsistent, with what it contradicts. The time counts as
// unknown.
struct Fault {
  std::string field;        // "ended"
  std::string stated;       // as stated
  std::string contradicts;  // "last update 2024-03-12T01:00:00Z"
  bool operator==(const Fault&) const = default;
};

// What one source states about one incident of one platform. Empty texts mean "not stated".
struct Incident {
  Source source;
  std::string key;       // the source's own; empty: derived from the identifying texts
  std::string platform;  // as stated
  std::string title;
  Kind kind = Kind::outage;
  std::optional<Severity> severity;
  std::string status;
  std::string url;

  TimeBounds started;
  TimeBounds ended;
  DurationBounds duration;
  Evidence evidence = Evidence::stated;
  bool ongoing = false;              // the source says so, or its feed still lists it as open
  std::optional<Instant> listed_at;  // the last time its source listed it as open
  std::string started_text;
  std::string ended_text;
  std::string duration_text;
  std::string zone;

  std::vector<std::string> regions;
  std::vector<Component> components;
  std::vector<Update> updates;
  std::vector<StatedCount> counts;
  std::vector<Claim> claims;
  std::vector<Fault> faults;

  std::optional<Instant> stated_at;          // when the source stated this
  bool of_log = false;                       // the record does not state its source's kind
  std::map<std::string, std::string> extra;  // unknown fields of the input, verbatim
};

}  // namespace outagedb
