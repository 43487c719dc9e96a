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

// Which history a reading command sees; the option is the same for all of them.
class HistoryOptions {
 public:
  void add_to(CLI::App& command);
  // Nothing where the user does not say.
  [[nodiscard]] std::optional<Instant> known_at(const std::vector<Zone>& zones) const;
  // Opened to read, with our SQL functions. Times without a zone are in the first.
  [[nodiscard]] SQLite::Database open(const Context& context, const std::vector<Zone>& zones) const;

 private:
  std::string known_at_;
};

}  // namespace outagedb
