#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// Selects the state of the history that a reading command sees; all of them share this option.
class HistoryOptions {
 public:
  void add_to(CLI::App& command);
  // Empty if the user does not specify it.
  [[nodiscard]] std::optional<Instant> known_at(const std::vector<Zone>& zones) const;
  // Opens the database read-only, with our SQL functions. Times without a zone are in the first
  // zone.
  [[nodiscard]] SQLite::Database open(const Context& context, const std::vector<Zone>& zones) const;

 private:
  std::string known_at_;
};

}  // namespace outagedb
