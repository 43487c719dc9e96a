#include "cli/terminal/results.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>
#include <system_error>

#include "base/error.hpp"
#include "base/new_file.hpp"

namespace outagedb {
namespace {

// Does not read from a pipe or a terminal: that would wait for input.
bool is_database(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) return false;
  constexpr std::string_view magic = "SQLite format 3";
  std::string head(magic.size(), ' ');
  std::ifstream file(path, std::ios::binary);
  return file.read(head.data(), static_cast<std::streamsize>(head.size())) && head == magic;
}

}  // namespace

void require_written() {
  std::cout.flush();
  if (!std::cout) throw Error("cannot write the result to standard output");
}

void ResultOptions::add_to(CLI::App& command, const std::string& formats) {
  format = formats.substr(0, formats.find('|'));
  command
      .add_option("--tz", tz, "Time zones to show; days and months are in the first [ET,Riyadh]")
      ->type_name("ZONE[,ZONE]");
  command.add_option("--format", format, fmt::format("Output format: {} [{}]", formats, format))
      ->type_name("NAME");
  command.add_option("-o,--output", output, "Write to this file")->type_name("FILE");
}

std::vector<Zone> ResultOptions::zones() const {
  if (!tz.empty()) return zones_of(tz);
  const char* wanted = std::getenv("OUTAGEDB_TZ");
  return wanted == nullptr || *wanted == '\0' ? default_zones() : zones_of(wanted);
}

bool ResultOptions::to_terminal() const { return output.empty() && ::isatty(STDOUT_FILENO) == 1; }

bool ResultOptions::color() const {
  const char* refused = std::getenv("NO_COLOR");
  return to_terminal() && (refused == nullptr || *refused == '\0');
}

void ResultOptions::write(const std::function<void(std::ostream&)>& result) const {
  if (output.empty()) {
    result(std::cout);
    require_written();
    return;
  }
  if (is_database(output)) {
    throw Error(fmt::format("{}: is an SQLite database", output),
                "it was not overwritten; name another file");
  }
  // Rendered completely before the file is touched: if that fails, the old file is preserved.
  std::ostringstream made;
  result(made);
  replace_file(output, made.str());
}

}  // namespace outagedb
