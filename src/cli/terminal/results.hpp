#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "time/zones/zone.hpp"

namespace outagedb {

// Where and how a command's result is shown; all commands that have one share these options.
struct ResultOptions {
  std::string tz;
  std::string format;
  std::string output;

  // formats: listed in the help; the first is the default.
  void add_to(CLI::App& command, const std::string& formats);
  // --tz, else $OUTAGEDB_TZ, else Eastern and Riyadh.
  [[nodiscard]] std::vector<Zone> zones() const;
  // Whether the result goes to a terminal.
  [[nodiscard]] bool to_terminal() const;
  // Only on a terminal, and not if $NO_COLOR is set.
  [[nodiscard]] bool color() const;
  // Writes to standard output or to the file of -o; throws Error if that fails or if the file is a
  // symbolic link.
  void write(const std::function<void(std::ostream&)>& result) const;
};

// Throws Error if the text printed to standard output could not be written.
void require_written();

}  // namespace outagedb
