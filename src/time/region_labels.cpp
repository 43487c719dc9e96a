#include "time/region_labels.hpp"

#include <map>
#include <set>

#include "base/text.hpp"

namespace outagedb {
namespace {

struct Meaning {
  std::string_view region;  // case-folded
  std::string_view label;
  std::string_view zone;
};

// Canada and the United States have places for AST and CST alike, but one zone for each label.
constexpr Meaning kMeanings[] = {
    {"sa", "AST", "Asia/Riyadh"},     {"kw", "AST", "Asia/Kuwait"},
    {"bh", "AST", "Asia/Bahrain"},    {"qa", "AST", "Asia/Qatar"},
    {"iq", "AST", "Asia/Baghdad"},    {"ye", "AST", "Asia/Aden"},
    {"ca", "AST", "America/Halifax"}, {"in", "IST", "Asia/Kolkata"},
    {"ie", "IST", "Europe/Dublin"},   {"il", "IST", "Asia/Jerusalem"},
    {"us", "CST", "America/Chicago"}, {"cn", "CST", "Asia/Shanghai"},
    {"cu", "CST", "America/Havana"},
};

}  // namespace

TimeRules with_labels_of(TimeRules rules, std::span<const std::string> regions) {
  std::map<std::string_view, std::set<std::string_view>> meanings;
  for (const std::string& region : regions) {
    const std::string country = fold(region).substr(0, 2);
    for (const Meaning& meaning : kMeanings) {
      if (meaning.region == country) meanings[meaning.label].insert(meaning.zone);
    }
  }
  for (const auto& [label, zones] : meanings) {
    if (zones.size() == 1) rules.labels.emplace(label, *zones.begin());
  }
  return rules;
}

}  // namespace outagedb
