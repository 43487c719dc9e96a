#include "time/grammar/region_labels.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"

namespace outagedb {
namespace {

struct Meaning {
  std::string_view regions;  // case-folded, separated by ' '; a country includes its parts
  std::string_view label;
  std::string_view zone;
};

// Canada and the United States use both AST and CST, but with one zone per label.
constexpr Meaning kMeanings[] = {
    {"sa", "AST", "Asia/Riyadh"},
    {"kw", "AST", "Asia/Kuwait"},
    {"bh", "AST", "Asia/Bahrain"},
    {"qa", "AST", "Asia/Qatar"},
    {"iq", "AST", "Asia/Baghdad"},
    {"ye", "AST", "Asia/Aden"},
    {"ca", "AST", "America/Halifax"},
    {"in", "IST", "Asia/Kolkata"},
    {"ie", "IST", "Europe/Dublin"},
    {"il", "IST", "Asia/Jerusalem"},
    {"us", "CST", "America/Chicago"},
    {"cn", "CST", "Asia/Shanghai"},
    {"cu", "CST", "America/Havana"},
    {"cu", "CDT", "America/Havana"},
    {"us-az mx-son", "MST", "America/Phoenix"},
    {"ca-yt", "MST", "America/Whitehorse"},
    {"ca-ab", "MST", "America/Edmonton"},
    {"us-co us-mt us-nm us-ut us-wy", "MST", "America/Denver"},
    {"au-qld", "AEST", "Australia/Brisbane"},
    {"au-nsw au-act", "AEST", "Australia/Sydney"},
    {"au-vic", "AEST", "Australia/Melbourne"},
    {"au-tas", "AEST", "Australia/Hobart"},
    {"au-nt", "ACST", "Australia/Darwin"},
    {"au-sa", "ACST", "Australia/Adelaide"},
    {"pa", "EST", "America/Panama"},
    {"jm", "EST", "America/Jamaica"},
    {"mx-roo", "EST", "America/Cancun"},
    {"ph", "PST", "Asia/Manila"},
    {"bd", "BST", "Asia/Dhaka"},
    {"dz", "CET", "Africa/Algiers"},
    {"tn", "CET", "Africa/Tunis"},
    {"ly", "EET", "Africa/Tripoli"},
    {"eg", "EET", "Africa/Cairo"},
    {"eg", "EEST", "Africa/Cairo"},
    {"lb", "EET", "Asia/Beirut"},
    {"lb", "EEST", "Asia/Beirut"},
};

bool is_of(const Meaning& meaning, std::string_view region) {
  return std::ranges::any_of(split(meaning.regions, ' '), [&](std::string_view place) {
    return region.starts_with(place) &&
           (region.size() == place.size() || region[place.size()] == '-');
  });
}

}  // namespace

TimeRules with_labels_of(TimeRules rules, std::span<const std::string> regions) {
  std::map<std::string_view, std::set<std::string_view>> meanings;
  for (const std::string& region : regions) {
    const std::string place = fold(region);
    for (const Meaning& meaning : kMeanings) {
      if (is_of(meaning, place)) meanings[meaning.label].insert(meaning.zone);
    }
  }
  for (const auto& [label, zones] : meanings) {
    if (zones.size() == 1) rules.labels.emplace(label, *zones.begin());
  }
  return rules;
}

}  // namespace outagedb
