// Measures how fast times are parsed and formatted, compared with the date and C libraries.
#include <benchmark/benchmark.h>
#include <date/tz.h>
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "time/calendar/calendar.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"
#include "time/zones/wall_clock.hpp"

namespace {

using namespace outagedb;
using std::chrono::seconds;

constexpr const char* kZone = "America/New_York";
constexpr std::size_t kTexts = 4096;
constexpr Instant kFrom = 1577836800;   // 2020
constexpr Instant kUntil = 1893456000;  // 2030

// Excludes times whose hour occurs twice: the C library picks either one.
const std::vector<Instant>& instants() {
  static const std::vector<Instant> all = [] {
    const Zone zone = Zone::named(kZone);
    std::mt19937_64 engine(20250524);
    std::uniform_int_distribution<Instant> between(kFrom, kUntil - 1);
    std::vector<Instant> made;
    while (made.size() < kTexts) {
      const Instant at = between(engine);
      if (showings_of(local_at(at, zone), zone).instants.size() == 1) made.push_back(at);
    }
    return made;
  }();
  return all;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (const Instant at : instants()) made.push_back(format_rfc3339(at, Zone::named(kZone)));
    return made;
  }();
  return all;
}

// These texts without an offset.
const std::vector<std::string>& wall_texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (const std::string& text : texts())
      made.push_back(text.substr(0, 10) + " " + text.substr(11, 8));
    return made;
  }();
  return all;
}

// The local time of New York at each instant.
const std::vector<LocalSeconds>& locals() {
  static const std::vector<LocalSeconds> all = [] {
    std::vector<LocalSeconds> made;
    for (const Instant at : instants()) made.push_back(local_at(at, Zone::named(kZone)));
    return made;
  }();
  return all;
}

Instant read_ours(const std::string& text) { return *parse_rfc3339(text); }

Instant read_parse_time(const std::string& text) {
  static const TimeRules kRules;
  return *parse_time(text, kRules).bounds.min;
}

Instant read_date(const std::string& text) {
  std::istringstream stream(text);
  date::sys_seconds at;
  stream >> date::parse("%FT%T%Ez", at);
  return stream ? at.time_since_epoch().count() : 0;
}

Instant read_strptime(const std::string& text) {
  std::tm fields{};
  if (strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S%z", &fields) == nullptr) return 0;
  const auto offset = fields.tm_gmtoff;  // timegm sets it to zero
  return timegm(&fields) - offset;
}

const date::time_zone* zone_of_date() {
  static const date::time_zone* zone = date::locate_zone(kZone);
  return zone;
}

LocalSeconds local_ours(Instant at) {
  static const Zone kNewYork = Zone::named(kZone);
  return local_at(at, kNewYork);
}

LocalSeconds local_date(Instant at) {
  return zone_of_date()->to_local(date::sys_seconds{seconds{at}}).time_since_epoch().count();
}

LocalSeconds local_libc(Instant at) {
  const std::time_t time = at;
  std::tm fields{};
  localtime_r(&time, &fields);
  return at + fields.tm_gmtoff;
}

Instant utc_ours(LocalSeconds local) {
  static const Zone kNewYork = Zone::named(kZone);
  return showings_of(local, kNewYork).instants.front();
}

Instant utc_date(LocalSeconds local) {
  const date::local_seconds clock{seconds{local}};
  return zone_of_date()->to_sys(clock, date::choose::earliest).time_since_epoch().count();
}

Instant utc_libc(LocalSeconds local) {
  const std::time_t shown = local;
  std::tm fields{};
  gmtime_r(&shown, &fields);
  fields.tm_isdst = -1;
  return mktime(&fields);
}

Instant wall_ours(const std::string& text) {
  static const TimeRules kRules{.zone = Zone::named(kZone)};
  return *parse_time(text, kRules).bounds.min;
}

Instant wall_date(const std::string& text) {
  std::istringstream stream(text);
  date::local_seconds clock;
  stream >> date::parse("%F %T", clock);
  return zone_of_date()->to_sys(clock, date::choose::earliest).time_since_epoch().count();
}

Instant wall_libc(const std::string& text) {
  std::tm fields{};
  if (strptime(text.c_str(), "%Y-%m-%d %H:%M:%S", &fields) == nullptr) return 0;
  fields.tm_isdst = -1;
  return mktime(&fields);
}

template <typename Input, typename Read>
void measure(benchmark::State& state, const std::vector<Input>& inputs, Read read) {
  for (auto _ : state) {
    for (const Input& input : inputs) benchmark::DoNotOptimize(read(input));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(inputs.size()));
}

template <typename Input, typename Read>
bool give(std::string_view name, const std::vector<Input>& inputs,
          const std::vector<Instant>& expected, Read read) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (read(inputs[i]) == expected[i]) continue;
    std::cerr << name << " gives " << read(inputs[i]) << ", not " << expected[i] << '\n';
    return false;
  }
  return true;
}

// Only libraries that give equal answers are worth a comparison.
template <typename Input, typename Read>
void add(const std::string& name, const std::vector<Input>& inputs,
         const std::vector<Instant>& expected, Read read) {
  if (!give(name, inputs, expected, read)) std::exit(1);
  benchmark::RegisterBenchmark(
      name.c_str(), [&inputs, read](benchmark::State& state) { measure(state, inputs, read); });
}

}  // namespace

int main(int argc, char** argv) {
  setenv("TZ", kZone, 1);
  tzset();
  add("rfc3339/ours", texts(), instants(), read_ours);
  add("rfc3339/ours, by parse_time", texts(), instants(), read_parse_time);
  add("rfc3339/date::parse", texts(), instants(), read_date);
  add("rfc3339/strptime+timegm", texts(), instants(), read_strptime);
  add("wall clock/ours", wall_texts(), instants(), wall_ours);
  add("wall clock/date::parse", wall_texts(), instants(), wall_date);
  add("wall clock/strptime+mktime", wall_texts(), instants(), wall_libc);
  add("utc to local/ours", instants(), locals(), local_ours);
  add("utc to local/date to_local", instants(), locals(), local_date);
  add("utc to local/localtime_r", instants(), locals(), local_libc);
  add("local to utc/ours", locals(), instants(), utc_ours);
  add("local to utc/date to_sys", locals(), instants(), utc_date);
  add("local to utc/mktime", locals(), instants(), utc_libc);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
