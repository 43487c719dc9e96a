#include "input/records/ascii_digits.hpp"

namespace outagedb {

std::string ascii_digits(std::string_view text) {
  std::string ascii;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (lead == 0xD9 && next >= 0xA0 && next <= 0xA9) {  // U+0660 … U+0669
      ascii += static_cast<char>('0' + (next - 0xA0));
      ++i;
    } else if (lead == 0xDB && next >= 0xB0 && next <= 0xB9) {  // U+06F0 … U+06F9
      ascii += static_cast<char>('0' + (next - 0xB0));
      ++i;
    } else if (lead == 0xD9 && (next == 0xAB || next == 0xAC)) {  // U+066B, U+066C
      ascii += next == 0xAB ? '.' : ',';
      ++i;
    } else {
      ascii += text[i];
    }
  }
  return ascii;
}

}  // namespace outagedb
