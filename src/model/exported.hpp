#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/instant.hpp"
#include "model/source.hpp"

namespace outagedb {

// What the export of a history says exactly, where the record of a source leaves something to be
// settled. A source is named by kind and name alone.

// A platform's name as it was stated; `names` are others that go with it in exports of older
// programs.
struct PlatformNames {
  std::string name;
  std::vector<std::string> names;
  bool of_older = false;  // the export is one of an older program
};

// A person's statement that `name` is a name of the platform that is called `other`.
struct Naming {
  std::string name;
  std::string other;
  std::string who;
  Instant at = 0;
  std::string why;
};

// What is stated of a source. observed_at: when it was retrieved; exports of older programs do not
// say, and mean their own retrieval.
struct SourceStatement {
  Source source;
  std::optional<Instant> observed_at;
};

struct IncidentName {
  Source source;
  std::string key;
  std::string platform;
};

// One of the statements that were made of an incident.
struct Revision {
  IncidentName incident;
  std::string uid;  // how persons name the incident
  Instant observed_at = 0;
  std::optional<Instant> stated_at;
  std::optional<Instant> again;  // when the same words were said last, where that is later
  std::string statement;         // normalised JSON
};

// The last list of what was open that names the incident.
struct Listed {
  IncidentName incident;
  Instant at = 0;
};

// An input was the log that the source keeps of the platform.
struct KeptLog {
  Source source;
  std::string platform;
};

// A person's word, standing or withdrawn.
struct Link {
  std::string verdict;  // same, different or dismissed
  std::string a;        // the incidents' uids; b is empty where a is no outage at all
  std::string b;
  std::string who;
  Instant at = 0;
  std::string why;
  std::optional<Instant> withdrawn_at;
  std::string withdrawn_by;
  std::string withdrawn_why;
};

// A record that was refused, with what is known of its input.
struct Refused {
  std::string input;
  std::string format;
  std::string read_as;      // the record's own format where it is another than that of its input
  Instant observed_at = 0;  // of its input
  std::optional<Instant> read_at;  // when it was retrieved, where the user or a commit said so
  std::string options;             // JSON, what was said of the input; empty where nothing was
  std::string context;             // what must stand before it so that it can be read alone
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
