#include "cli/results.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>

#include "base/error.hpp"
#include "base/new_file.hpp"

namespace outagedb {
namespace {

bool is_database(const std::string& path) {
  constexpr std::string_view magic = "SQLite format 3";
  std::string head(magic.size(), ' ');
  std::ifstream file(path, std::ios::binary);
  return file.read(head.data(), static_cast<std::streamsize>(head.size())) && head == magic;
}

// A device or a pipe has no content that could be kept.
void write_special(const std::string& path, const std::string& text) {
  const int handle = ::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  std::string_view left = text;
  while (handle >= 0 && !left.empty()) {
    const ssize_t written = ::write(handle, left.data(), left.size());
    if (written < 0) break;
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  const int reason = errno;
  if (handle >= 0) ::close(handle);
  if (handle < 0 || !left.empty())
    throw Error(fmt::format("{}: {}", path, std::strerror(reason)), "the result was not written");
}

unsigned usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

// A file takes the place of the one before whole, so that no reader meets half of it, and nothing
// is written through a link that somebody puts there meanwhile.
void write_file(const std::string& path, const std::string& text) {
  struct stat there {};
  const bool exists = ::lstat(path.c_str(), &there) == 0;
  if (exists && S_ISLNK(there.st_mode))
    throw Error(fmt::format("{}: this is a symbolic link", path), "name the file itself");
  if (exists && S_ISDIR(there.st_mode))
    throw Error(fmt::format("{}: this is a folder", path), "the result was not written");
  if (exists && !S_ISREG(there.st_mode)) return write_special(path, text);
  if (exists && ::access(path.c_str(), W_OK) != 0)
    throw Error(fmt::format("{}: {}", path, std::strerror(errno)), "the result was not written");
  NewFile file(path);
  file.write(text);
  file.permit(exists ? there.st_mode & 07777U : usual_mode());
  file.replace();
}

}  // namespace

void ResultOptions::add_to(CLI::App& command, const std::string& formats) {
  format = formats.substr(0, formats.find('|'));
  command
      .add_option("--tz", tz,
                  "zones to show times in; days and months are those of the first [ET,Riyadh]")
      ->type_name("ZONE[,ZONE]");
  command.add_option("--format", format, fmt::format("{} [{}]", formats, format))
      ->type_name("NAME");
  command.add_option("-o,--output", output, "write to this file")->type_name("FILE");
}

std::vector<Zone> ResultOptions::zones() const {
  if (!tz.empty()) return zones_of(tz);
  const char* wanted = std::getenv("OUTAGEDB_TZ");
  return wanted == nullptr || *wanted == '\0' ? default_zones() : zones_of(wanted);
}

bool ResultOptions::color() const {
  const char* refused = std::getenv("NO_COLOR");
  return output.empty() && (refused == nullptr || *refused == '\0') && ::isatty(STDOUT_FILENO) == 1;
}

void ResultOptions::write(const std::function<void(std::ostream&)>& result) const {
  if (output.empty()) {
    result(std::cout);
    std::cout.flush();
    if (!std::cout) throw Error("the result could not be written to standard output");
    return;
  }
  if (is_database(output)) {
    throw Error(fmt::format("{}: this is an SQLite database", output),
                "it is left as it is; name another file");
  }
  // Made whole before the file is touched: where it fails, what was there stays.
  std::ostringstream made;
  result(made);
  write_file(output, made.str());
}

}  // namespace outagedb
