#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "time/zones/zone.hpp"

namespace outagedb {

// Where and how a command's result is shown; the options are the same for every command that has
// one.
struct ResultOptions {
  std::string tz;
  std::string format;
  std::string output;

  // formats: for the help, the first is the default.
  void add_to(CLI::App& command, const std::string& formats);
  // --tz, else $OUTAGEDB_TZ, else Eastern and Riyadh.
  [[nodiscard]] std::vector<Zone> zones() const;
  // Only on a terminal, and not where $NO_COLOR is set.
  [[nodiscard]] bool color() const;
  // Writes to standard output or the file of -o; throws Error where that fails or is a symbolic
  // link.
  void write(const std::function<void(std::ostream&)>& result) const;
};

// Throws Error where what was printed on standard output could not be written.
void require_written();

}  // namespace outagedb
