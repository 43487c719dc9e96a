#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/instant.hpp"
#include "model/source.hpp"

namespace outagedb {

// Records of an exported history. They state exactly what the record of a source leaves to be
// reconciled. A source is identified by kind and name alone.

// A platform's name as it was stated; `names` are its other names in exports of older programs.
struct PlatformNames {
  std::string name;
  std::vector<std::string> names;
  bool of_older = false;  // the export is from an older program
};

// A person's statement that `name` is a name of the platform called `other`.
struct Naming {
  std::string name;
  std::string other;
  std::string who;
  Instant at = 0;
  std::string why;
};

// What is stated about a source. observed_at: when it was retrieved; exports of older programs omit
// it and mean the time of their own retrieval.
struct SourceStatement {
  Source source;
  std::optional<Instant> observed_at;
};

struct IncidentName {
  Source source;
  std::string key;
  std::string platform;
};

// One of the statements made about an incident.
struct Revision {
  IncidentName incident;
  std::string uid;  // the id by which people refer to it
  Instant observed_at = 0;
  std::optional<Instant> stated_at;
  std::optional<Instant> again;  // when the same was last stated, if later
  std::string statement;         // canonical JSON
};

// The last list of open incidents that names the incident.
struct Listed {
  IncidentName incident;
  Instant at = 0;
};

// States that an input was the log that the source keeps of the platform.
struct KeptLog {
  Source source;
  std::string platform;
};

// A person's verdict, current or withdrawn.
struct Link {
  std::string verdict;  // same, different or dismissed
  std::string a;        // the incidents' uids; b is empty if a is no outage at all
  std::string b;
  std::string who;
  Instant at = 0;
  std::string why;
  std::optional<Instant> withdrawn_at;
  std::string withdrawn_by;
  std::string withdrawn_why;
};

// A rejected record, with what is known about its input.
struct Refused {
  std::string input;
  std::string format;
  std::string read_as;             // the record's own format if it differs from that of its input
  Instant observed_at = 0;         // of its input
  std::optional<Instant> read_at;  // when it was retrieved, if the user or a commit states it
  std::string options;             // JSON, the options given for the input; empty if none
  std::string context;             // what must precede it so that it can be read alone
  std::string sha256;
  std::uint64_t line = 0;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  std::string reason;
  std::string hint;
  std::string record;  // or the head of a longer one
};

using Exported =
    std::variant<PlatformNames, Naming, SourceStatement, Revision, Listed, KeptLog, Link, Refused>;

}  // namespace outagedb
