#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "faults.hpp"
#include "operations.hpp"

namespace outagedb::fault {

// How a run of the program ended.
struct Run {
  int code = 0;            // exit code, or minus the signal's number
  std::string told;        // on standard output and standard error
  Tally* tally = nullptr;  // of this run, until the next
};

// Runs the program in a child of this process on that database. A run that takes longer than a
// minute is ended by SIGALRM.
[[nodiscard]] Run run(const std::filesystem::path& database, const Words& words,
                      const Fault& fault = {});

// What a database says: a digest of each table's rows, by its name. Empty: there is no file.
struct State {
  std::map<std::string, std::string> tables;
  std::string journal_mode;

  bool operator==(const State&) const = default;
};
[[nodiscard]] State state_of(const std::filesystem::path& database);

// What SQLite finds wrong with the database; empty: nothing.
[[nodiscard]] std::string integrity_of(const std::filesystem::path& database);

// The tables that differ, for people.
[[nodiscard]] std::string difference(const State& one, const State& other);

}  // namespace outagedb::fault
