#include "input/records/time_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kNotStated =
    "|-|--|–|—|?|n/a|na|n.a.|none|null|nil|nan|nat|unknown|tbd|tba|not available|not known|"
    "not stated|غير معروف|غير متوفر|لا يوجد|";
constexpr std::string_view kOngoing =
    "|ongoing|still ongoing|open|still open|active|still active|in progress|present|unresolved|"
    "not resolved|not restored|still down|مستمر|مستمرة|لا يزال مستمرا|لا تزال "
    "مستمرة|جار|جاري|جارية|"
    "حتى الآن|";

bool is_one(std::string_view text, std::string_view of) {
  const std::string folded = fold(text);
  return of.find(fmt::format("|{}|", folded)) != std::string_view::npos;
}

// A time has digits, and nearly all texts are times.
bool may_be_words(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  return !text.empty() && text.size() <= kLongest &&
         text.find_first_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool means_not_stated(std::string_view text) {
  if (!may_be_words(text)) return false;
  if (is_one(text, kNotStated)) return true;
  // Joined columns of a date and a clock time have the word twice.
  const auto words = split(text, ' ');
  return std::ranges::all_of(words, [](auto word) { return is_one(word, kNotStated); });
}

bool means_ongoing(std::string_view text) { return may_be_words(text) && is_one(text, kOngoing); }

}  // namespace outagedb
