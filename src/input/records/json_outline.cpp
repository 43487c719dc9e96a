#include "input/records/json_outline.hpp"

#include <algorithm>
#include <string>

namespace outagedb {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view kSpace = " \t\r\n";

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  JsonOutline scan() {
    const bool object = take('{');
    if (!object && !take('[')) return broken();
    const char closer = object ? '}' : ']';
    if (take(closer)) return end();
    do {
      JsonOutline::Part part;
      if (object && !member_name(part)) return broken();
      const bool whole = value(part);
      if (!part.text.empty()) outline_.parts.push_back(part);
      if (!whole) return broken();
    } while (take(','));
    return take(closer) ? end() : broken();
  }

 private:
  bool take(char wanted) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool member_name(JsonOutline::Part& part) {
    skip_space();
    const std::size_t from = at_ + 1;
    if (at_ >= text_.size() || text_[at_] != '"' || !skip_string()) return false;
    part.name = text_.substr(from, at_ - from - 1);
    return take(':');
  }

  // Returns whether the value is complete; the text of a truncated value ends at the cut.
  bool value(JsonOutline::Part& part) {
    skip_space();
    const std::size_t from = at_;
    const bool whole = skip_value();
    part.text = text_.substr(from, at_ - from);
    return whole && at_ > from;
  }

  bool skip_value() {
    std::string closers;  // of the open brackets
    do {
      skip_space();
      if (at_ >= text_.size()) return false;
      const char c = text_[at_];
      if (c == '"') {
        if (!skip_string()) return false;
      } else if (c == '{' || c == '[') {
        closers += c == '{' ? '}' : ']';
        ++at_;
      } else if (!closers.empty() && c == closers.back()) {
        closers.pop_back();
        ++at_;
      } else if (c == '}' || c == ']') {
        return false;
      } else if (c == ',' || c == ':') {
        if (closers.empty()) return false;
        ++at_;
      } else {
        at_ = std::min(text_.find_first_of(",:{}[]\" \t\r\n", at_), text_.size());
      }
    } while (!closers.empty());
    return true;
  }

  // A line break within a string is not JSON: this finds a missing quote on its own line.
  bool skip_string() {
    std::size_t at = at_ + 1;
    for (;;) {
      at = text_.find_first_of("\"\\\n", at);
      if (at == npos || text_[at] == '\n') {
        if (at == npos) at_ = text_.size();
        return false;
      }
      if (text_[at] == '"') break;
      at = std::min(at + 2, text_.size());
    }
    at_ = at + 1;
    return true;
  }

  void skip_space() { at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size()); }

  JsonOutline end() {
    skip_space();
    if (at_ < text_.size()) outline_.broken_at = at_;
    return std::move(outline_);
  }
  JsonOutline broken() {
    outline_.broken_at = at_;
    return std::move(outline_);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  JsonOutline outline_;
};

}  // namespace

const JsonOutline::Part* JsonOutline::named(std::string_view name) const {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

std::string_view JsonOutline::stated_twice() const {
  std::vector<std::string_view> names;
  for (const Part& part : parts) names.push_back(part.name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  return twice == names.end() ? std::string_view() : *twice;
}

JsonOutline outline(std::string_view text) { return Scanner(text).scan(); }

}  // namespace outagedb
