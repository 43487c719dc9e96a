#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "input/table_mapping.hpp"

namespace outagedb {

// How the columns of a table map to fields: from a stored file, from options, or both.
class MappingOptions {
 public:
  void add_to(CLI::App& command);
  // Throws Error for an unknown or repeated field and for an unreadable file.
  [[nodiscard]] TableMapping mapping() const;

 private:
  std::string file_;
  std::vector<std::string> columns_;
  std::vector<std::string> constants_;
  std::vector<std::string> missing_;
  std::optional<std::uint64_t> header_line_;
  std::string duration_unit_;
  std::string epoch_;
  bool excel_ = false;
};

}  // namespace outagedb
