#include <algorithm>

#include "base/text.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

// The line of the text around the position, and a caret under it.
std::string caret_under(std::string_view text, std::size_t position) {
  constexpr std::size_t kBefore = 60;
  constexpr std::size_t kAfter = 40;
  const auto is_inside = [&](std::size_t at) {  // a continuation byte of a UTF-8 character
    return at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  std::size_t start = position > kBefore ? position - kBefore : 0;
  while (is_inside(start)) ++start;
  std::size_t end = std::min(text.size(), position + kAfter);
  while (is_inside(end)) ++end;
  std::string before = valid_utf8(text.substr(start, position - start));
  std::string line = before + valid_utf8(text.substr(position, end - position));
  const auto blank = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  std::ranges::replace_if(line, blank, ' ');
  std::ranges::replace_if(before, blank, ' ');
  return line + "\n" + std::string(display_width(before), ' ') + "^";
}

}  // namespace

TimeError::TimeError(std::string_view text, std::size_t position, const std::string& reason,
                     std::string hint)
    : Error(reason, std::move(hint)),
      position_(std::min(position, text.size())),
      caret_(caret_under(text, position_)) {}

}  // namespace outagedb
