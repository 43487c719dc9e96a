#include "base/base64.hpp"

#include <cstddef>
#include <cstdint>

namespace outagedb {

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    for (std::size_t letter = 0; letter < 4; ++letter)
      out += letter <= group.size() ? letters[bits >> (18 - 6 * letter) & 63U] : '=';
  }
  return out;
}

}  // namespace outagedb
