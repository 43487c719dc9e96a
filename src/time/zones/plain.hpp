#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// A text in the letters that the grammar and the zone names are written in: lower case, Arabic
// digits as ASCII, one kind of dash and of space, Arabic letters without vowel signs and with one
// alef.
struct Plain {
  std::string text;
  std::vector<std::size_t> positions;  // of each byte's origin, and one past the end
};

[[nodiscard]] Plain make_plain(std::string_view text);

}  // namespace outagedb
