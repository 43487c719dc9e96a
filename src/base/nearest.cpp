#include "base/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <numeric>

#include "base/text.hpp"

namespace outagedb {
namespace {

// The number of letters to insert, remove or change (Levenshtein).
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (const char letter : a) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (letter == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

constexpr std::ptrdiff_t kMostTold = 60;  // of more names, only some are listed
constexpr std::ptrdiff_t kSomeTold = 20;
constexpr std::size_t kMostEdits = 2;
constexpr std::size_t kLongestName =
    64;  // a longer text is not a typing error, and the search is quadratic

}  // namespace

std::string hint_of_names(std::string_view wanted, const std::vector<std::string>& names) {
  if (names.empty()) return "none exist";
  std::string list = "available: ";
  const auto listed = std::ssize(names) > kMostTold ? kSomeTold : std::ssize(names);
  list += fmt::format("{}", fmt::join(names.begin(), names.begin() + listed, ", "));
  if (listed < std::ssize(names)) list += fmt::format(" and {} more", std::ssize(names) - listed);
  if (wanted.size() > kLongestName) return list;
  const auto edits_to = [lower = lower_ascii(wanted)](const std::string& name) {
    return edits_between(lower, lower_ascii(name));
  };
  const auto nearest = std::ranges::min_element(names, {}, edits_to);
  // At most half of a short name may differ: "UAE" is not "AU".
  if (edits_to(*nearest) > std::min(kMostEdits, wanted.size() / 2)) return list;
  return fmt::format("did you mean '{}'? {}", *nearest, list);
}

}  // namespace outagedb
