#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "input/format.hpp"

namespace outagedb {

// One thing to read.
struct Input {
  std::string name;                // as the user named it, or below the folder that he named
  const Format* format = nullptr;  // of a file found in a folder
  bool clone = false;              // a repository of Upptime's, whose commits are the record
};

struct Inputs {
  std::vector<Input> all;
  std::vector<std::string> notes;  // what of the folders is not read
};

// The files named, and those below the folders named, in the order of their names. Hidden files and
// links are not followed, the database is no input. Throws Error where one is not there, and for a
// folder without any file that can be read. Without a format, that of a folder's files is told from
// their content.
[[nodiscard]] Inputs inputs_of(const std::vector<std::string>& named, const Format* format,
                               const TableMapping& mapping, const std::filesystem::path& database);

}  // namespace outagedb
