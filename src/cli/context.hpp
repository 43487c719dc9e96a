#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace outagedb {

// The state that all commands share, and the action that the selected command leaves to run.
struct Context {
  std::filesystem::path database;
  std::vector<std::string> words;  // the arguments, without the program's name
  std::function<int()> action;     // returns the exit code: 0 success, 1 faulty data
};

// $OUTAGEDB_DB, else $XDG_DATA_HOME/outagedb/history.db, else ~/.local/share/outagedb/history.db.
[[nodiscard]] std::filesystem::path default_database();

}  // namespace outagedb
