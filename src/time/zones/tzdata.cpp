#include "time/zones/tzdata.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <fstream>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr std::array kFolders = {"/usr/share/zoneinfo/", "/usr/share/uclibc/zoneinfo/"};
constexpr Instant kForever = std::numeric_limits<Instant>::max();
constexpr Instant kStartOf2037 = 2114380800;
// A day into January, so that 2037 ends in every zone; no zone changes its clocks in January.
constexpr Instant kEndOf2037 = 2146003200;

std::ifstream open_zone_file(const std::string& name) {
  std::ifstream file;
  for (const char* folder : kFolders) {
    file.open(folder + name, std::ios::binary);
    if (file) break;
    file.clear();
  }
  return file;
}

// The last line of a zone file is the rule for all later years; a comma means that clocks keep
// changing.
bool clocks_go_on_changing(const std::string& name) {
  std::ifstream file = open_zone_file(name);
  std::string line;
  std::string last;
  while (std::getline(file, line)) last = std::move(line);
  return last.find(',') != std::string::npos;
}

Instant find_known_until(const date::time_zone& zone) {
  if (!clocks_go_on_changing(zone.name())) return kForever;
  const auto info = zone.get_info(date::sys_days{date::year{9999} / 1 / 1});
  const Instant last_change = info.begin.time_since_epoch().count();
  return last_change >= kStartOf2037 ? kEndOf2037 : last_change;
}

}  // namespace

const date::tzdb& tz_database() {
  const date::tzdb* database = nullptr;
  try {
    database = &date::get_tzdb();
  } catch (const std::bad_alloc&) {
    throw;  // unrelated to the tz database
  } catch (const std::exception& problem) {
    throw Error(fmt::format("cannot read the system's tz database: {}", trim(problem.what())),
                "install the package tzdata");
  }
  if (!database->zones.empty()) return *database;
  throw Error("the system's tz database is empty", "install the package tzdata");
}

Instant known_until(const date::time_zone& zone) {
  constexpr Instant kUnknown = std::numeric_limits<Instant>::min();
  static std::vector<std::atomic<Instant>> found = [] {
    std::vector<std::atomic<Instant>> limits(tz_database().zones.size());
    for (auto& limit : limits) limit = kUnknown;
    return limits;
  }();
  auto& limit = found.at(static_cast<std::size_t>(&zone - tz_database().zones.data()));
  if (limit == kUnknown) limit = find_known_until(zone);
  return limit;
}

void check_known(const date::time_zone& zone, Instant at) {
  if (at < known_until(zone)) return;
  throw Error(
      fmt::format("the UTC offset of {} is unknown after {}", zone.name(),
                  known_until(zone) == kEndOf2037 ? "2037" : "the last change in its zone file"),
      "write the time with its offset, or use UTC");
}

std::string tz_version() {
  std::string line;
  std::ifstream source = open_zone_file("tzdata.zi");
  constexpr std::string_view kPrefix = "# version ";
  if (std::getline(source, line) && line.starts_with(kPrefix)) return line.substr(kPrefix.size());
  std::ifstream version = open_zone_file("+VERSION");
  if (std::getline(version, line) && !line.empty()) return line;
  return "unknown";
}

}  // namespace outagedb
