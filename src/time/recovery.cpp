#include "time/recovery.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/text.hpp"

namespace outagedb {
namespace {

using Phrases = std::initializer_list<std::string_view>;

constexpr auto npos = std::string_view::npos;

bool contains_any(std::string_view text, Phrases phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return text.find(phrase) != npos; });
}

// "until this issue has been resolved" states the opposite.
bool is_condition(std::string_view before) {
  constexpr std::size_t kNear = 12;
  if (before.size() > kNear) before.remove_prefix(before.size() - kNear);
  return contains_any(before, {"until", "once", "when"});
}

bool says_any(std::string_view text, Phrases phrases) {
  const std::string lower = lower_ascii(text);
  const std::string_view all = lower;
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    auto at = all.find(phrase);
    while (at != npos && is_condition(all.substr(0, at))) at = all.find(phrase, at + 1);
    return at != npos;
  });
}

// Text before a word of recovery in its sentence that makes it a hope or its opposite.
bool is_hope(std::string_view before) {
  return contains_any(before, {"until ", "once ", "when ", "if ", " will ", "'ll ", "whether ",
                               "as soon as", "not ", "n't ", "to be ", "to get ", "to have ",
                               "expect", "hope", "working ", "not yet"});
}

}  // namespace

bool says_over(std::string_view text) {
  return says_any(
      text, {"issue has been resolved", "issues have been resolved",
             "issue has been fully resolved", "issue has now been resolved", "issue is resolved",
             "issue is now resolved", "event has been resolved", "we have resolved the issue",
             "service is operating normally", "service is now operating normally",
             "services are operating normally", "services are now operating normally"});
}

bool may_be_over(std::string_view text) {
  return says_any(text, {"resolved", "recovered", "operating normally", "fixed", "restored",
                         "back to normal", "no longer", "operational"});
}

bool keeps_working(std::string_view text) {
  return contains_any(lower_ascii(text), {"continue to work"});
}

bool tells_of_the_past(std::string_view text) {
  const std::string lower = lower_ascii(text);
  const std::string_view all = lower;
  if (contains_any(all, {"investigating", "looking into", "are experiencing", "be experiencing",
                         "continue to see", "continuing to see"})) {
    return false;
  }
  for (const std::string_view word :
       {"resolved", "fixed", "restored", "recovered", "back to normal", "operating normally",
        "working normally", "working again"}) {
    for (auto at = all.find(word); at != npos; at = all.find(word, at + 1)) {
      const auto before = all.substr(0, at);
      const auto sentence = before.find_last_of(".!?\n");
      if (!is_hope(before.substr(sentence == npos ? 0 : sentence + 1))) return true;
    }
  }
  return false;
}

bool is_summary(std::string_view text) {
  return contains_any(lower_ascii(text), {"issue summary", "incident summary"});
}

}  // namespace outagedb
