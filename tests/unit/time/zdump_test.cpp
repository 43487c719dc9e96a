#include <date/tz.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>

#include "time/calendar/calendar.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

struct Close {
  void operator()(std::FILE* pipe) const noexcept { pclose(pipe); }
};

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, Close> pipe(popen(command.c_str(), "r"));
  std::string output;
  char buffer[4096];
  while (pipe && std::fgets(buffer, sizeof buffer, pipe.get()) != nullptr) output += buffer;
  return output;
}

// "Asia/Riyadh  Sun May 24 12:51:00 2025 UT = Sun May 24 15:51:00 2025 +03 isdst=0 gmtoff=10800"
struct Line {
  Instant at = 0;
  std::string local;
  Seconds offset = 0;
};

std::optional<std::string> date_of(std::istream& words) {
  static const std::string kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  std::string weekday;
  std::string month;
  std::string clock;
  std::string year;
  int day = 0;
  if (!(words >> weekday >> month >> day >> clock >> year)) return std::nullopt;
  const auto place = kMonths.find(month);
  if (place == std::string::npos || year.size() != 4) return std::nullopt;
  char text[32];
  std::snprintf(text, sizeof text, "%s-%02d-%02dT%s", year.c_str(), static_cast<int>(place / 3 + 1),
                day, clock.c_str());
  return text;
}

std::optional<Line> line_of(const std::string& text) {
  std::istringstream words(text);
  std::string zone;
  std::string ut;
  std::string equals;
  std::string rest;
  words >> zone;
  const auto universal = date_of(words);
  words >> ut >> equals;
  const auto local = date_of(words);
  const auto offset = text.find("gmtoff=");
  if (!universal || !local || offset == std::string::npos) return std::nullopt;
  const auto at = parse_rfc3339(*universal + "Z");
  if (!at) return std::nullopt;
  return Line{*at, *local, std::strtoll(text.c_str() + offset + 7, nullptr, 10)};
}

// zdump prints the last second before each change and the first after it.
TEST(Zdump, every_zone_agrees_with_zdump) {
  if (output_of("zdump -v -c 1970,1971 UTC 2>/dev/null").empty())
    GTEST_SKIP() << "skipped: zdump is not installed";
  int zones = 0;
  int comparisons = 0;
  for (const auto& known : date::get_tzdb().zones) {
    const Zone zone(&known);
    ++zones;
    std::istringstream lines(output_of("zdump -v -c 1970,2038 '" + zone.name() + "'"));
    Instant previous = 0;
    for (std::string text; std::getline(lines, text);) {
      const auto line = line_of(text);
      if (!line) continue;  // the ends of time
      const bool changed = line->at == previous + 1;
      previous = line->at;
      for (const Seconds later : {0, 1}) {
        if (later == 1 && !changed) continue;  // the change itself, which is the next line
        const Instant at = line->at + later;
        const auto expected = parse_rfc3339(line->local + "Z");
        ASSERT_TRUE(expected) << text;
        EXPECT_EQ(zone.offset_at(at), line->offset) << text;
        EXPECT_EQ(format_local(at, zone), format_rfc3339(*expected + later).substr(0, 19)) << text;
        ++comparisons;
      }
    }
  }
  RecordProperty("comparisons", comparisons);
  std::printf("%d zones, %d comparisons\n", zones, comparisons);
  EXPECT_GT(comparisons, 10000);
}

}  // namespace
}  // namespace outagedb
