#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>

#include "cli/options/manual_entry.hpp"
#include "cli/options/time_rule_options.hpp"
#include "input/format.hpp"

namespace outagedb {

// What a person enters of an incident: the fields of our own form as options, read by its reader.
class IncidentEntry {
 public:
  // identity: also platform, source, url and key, which an edit leaves as they are.
  void add_to(CLI::App& command, bool identity);

  [[nodiscard]] Attribution hand() const { return hand_.hand(); }
  // When the source said so; now where --stated-at is left out. Throws Error for a future one.
  [[nodiscard]] Instant stated_at() const;
  // The same for a correction, which is later than what it corrects. Throws Error where --stated-at
  // says otherwise.
  [[nodiscard]] Instant corrected_at(const Incident& standing) const;

  // The incident as entered. Throws Error for what cannot be read. warnings go to the sink.
  void read(Sink& sink) const;
  // Whether any of its times was entered.
  [[nodiscard]] bool states_time() const;
  // The incident with what was entered in place of what it said. Throws Error likewise, and where
  // nothing was entered.
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

  Values values_;  // by the names of the form
  std::string stated_at_;
  std::string tz_;
  TimeRuleOptions rules_;
  HandOptions hand_;
};

}  // namespace outagedb
