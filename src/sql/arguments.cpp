#include "sql/arguments.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <map>
#include <new>
#include <string>

#include "base/error.hpp"
#include "time/zones/limits.hpp"

namespace outagedb::sql {
namespace {

// A query uses the same one or two zones in every row; Zone::named folds case and searches.
constexpr std::size_t kZonesKept = 64;

Zone zone_of(std::string_view text) {
  thread_local std::map<std::string, Zone, std::less<>> known;
  if (const auto found = known.find(text); found != known.end()) return found->second;
  const Zone zone = Zone::named(text);
  if (known.size() == kZonesKept) known.clear();
  known.emplace(text, zone);
  return zone;
}

}  // namespace

bool Arguments::null(int at) const { return sqlite3_value_type(values_[at]) == SQLITE_NULL; }

bool Arguments::any_null() const {
  for (int at = 0; at < count_; ++at) {
    if (null(at)) return true;
  }
  return false;
}

double Arguments::number(int at) const {
  const int type = sqlite3_value_type(values_[at]);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) {
    throw Error(fmt::format("argument {} must be a number, not '{}'", at + 1, text(at)));
  }
  return sqlite3_value_double(values_[at]);
}

Instant Arguments::instant(int at) const {
  const double seconds = std::floor(number(at));
  if (!(seconds >= static_cast<double>(kFirstInstant) &&
        seconds <= static_cast<double>(kLastInstant))) {
    throw Error(fmt::format("argument {} is {}, not a time between the years {} and {}", at + 1,
                            text(at), kFirstYear, kLastYear));
  }
  return static_cast<Instant>(seconds);
}

std::string_view Arguments::bytes(int at) const {
  if (sqlite3_value_type(values_[at]) != SQLITE_BLOB)
    throw Error(fmt::format("argument {} must be a blob", at + 1));
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values_[at]));
  return {bytes == nullptr ? "" : bytes,
          static_cast<std::size_t>(sqlite3_value_bytes(values_[at]))};
}

std::string_view Arguments::text(int at) const {
  const auto* bytes = sqlite3_value_text(values_[at]);
  const auto length = static_cast<std::size_t>(sqlite3_value_bytes(values_[at]));
  if (bytes == nullptr && length != 0) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(bytes), length};
}

Zone Arguments::zone(int at) const { return zone_of(text(at)); }

TimeRules Arguments::rules(int at) const {
  TimeRules rules;
  rules.zone = zone(at);
  return rules;
}

}  // namespace outagedb::sql
