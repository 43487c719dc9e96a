#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "input/table_mapping.hpp"

namespace outagedb {

// How a user says what the columns of a table mean: by a file that is kept, by options, or both.
class MappingOptions {
 public:
  void add_to(CLI::App& command);
  // Throws Error for a field that is none, for one given twice and for a file that cannot be read.
  [[nodiscard]] TableMapping mapping() const;

 private:
  std::string file_;
  std::vector<std::string> columns_;
  std::vector<std::string> constants_;
  std::vector<std::string> missing_;
  std::string epoch_;
  bool excel_ = false;
};

}  // namespace outagedb
