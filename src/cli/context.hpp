#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace outagedb {

// What every command may look at, and what the chosen one leaves to be done.
struct Context {
  std::filesystem::path database;
  std::vector<std::string> words;  // of the call, without the program's name
  std::function<int()> action;     // returns the exit code: 0 done, 1 the data had faults
};

// $OUTAGEDB_DB, else $XDG_DATA_HOME/outagedb/history.db, else ~/.local/share/outagedb/history.db.
[[nodiscard]] std::filesystem::path default_database();

}  // namespace outagedb
