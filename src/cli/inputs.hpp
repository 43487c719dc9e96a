#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "input/format.hpp"

namespace outagedb {

// One input to read.
struct Input {
  std::string name;                // as the user named it, or relative to the named folder
  const Format* format = nullptr;  // of a file found in a folder
  bool clone = false;              // an Upptime repository, whose commits are the data
};

struct Inputs {
  std::vector<Input> all;
  std::vector<std::string> notes;  // files in folders that are skipped
};

// The named files and the files below the named folders, sorted by name. Skips hidden files,
// symbolic links and the database itself. Throws Error if one does not exist and if a folder
// contains no readable file. Without a format, detects the format of a folder's files from their
// content.
[[nodiscard]] Inputs inputs_of(const std::vector<std::string>& named, const Format* format,
                               const TableMapping& mapping, const std::filesystem::path& database);

}  // namespace outagedb
