#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>

#include "cli/options/manual_entry.hpp"
#include "cli/options/time_rule_options.hpp"
#include "input/format.hpp"

namespace outagedb {

// Manual entry of an incident: the fields of our own form as options, parsed by the form's reader.
class IncidentEntry {
 public:
  // identity: also adds platform, source, url and key, which an edit does not change.
  void add_to(CLI::App& command, bool identity);

  [[nodiscard]] Attribution hand() const { return hand_.hand(); }
  // When the source stated it; now if --stated-at is omitted. Throws Error for a future time.
  [[nodiscard]] Instant stated_at() const;
  // The same for a correction, which must be later than the statement that it corrects. Throws
  // Error if --stated-at is not.
  [[nodiscard]] Instant corrected_at(const Incident& standing) const;

  // Reads the incident as entered; warnings go to the sink. Throws Error for unreadable values.
  void read(Sink& sink) const;
  // Whether any of its times was entered.
  [[nodiscard]] bool states_time() const;
  // The incident with the entered values replacing its own. Throws Error likewise, and if nothing
  // was entered.
  [[nodiscard]] Incident edited(const Incident& standing, Sink& sink) const;

 private:
  using Values = std::map<std::string, std::string>;

  [[nodiscard]] ReadOptions options() const;
  [[nodiscard]] bool entered(std::initializer_list<const char*> names) const;
  void complete_times(const Incident& standing, Values& values) const;
  void complete_kind(const Incident& standing, Values& values) const;
  void tell_kind(const Incident& standing, const Incident& incident, Sink& sink) const;
  void complete_claim(const Incident& standing, Values& values) const;
  void replace(const Incident& entry, Incident& incident) const;
  void replace_times(const Incident& entry, Incident& incident) const;

  Values values_;  // by the form's field names
  std::string stated_at_;
  std::string tz_;
  TimeRuleOptions rules_;
  HandOptions hand_;
};

}  // namespace outagedb
