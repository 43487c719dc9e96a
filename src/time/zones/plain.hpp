#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// A text normalized for the grammar and the zone names: lower case, Arabic digits as ASCII, one
// kind of dash and of space, Arabic letters without vowel signs and with one form of alef.
struct Plain {
  std::string text;
  std::vector<std::size_t> positions;  // of the original of each byte, and one past the end
};

[[nodiscard]] Plain make_plain(std::string_view text);

}  // namespace outagedb
