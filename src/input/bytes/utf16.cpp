#include "input/bytes/utf16.hpp"

#include <cstddef>

namespace outagedb {
namespace {

constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";
constexpr char32_t kReplacement = 0xFFFD;

bool is_high_surrogate(char32_t unit) noexcept { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char32_t unit) noexcept { return unit >= 0xDC00 && unit < 0xE000; }

class Units {
 public:
  explicit Units(std::string_view text) : text_(text), big_(text.starts_with(kBigMark)) {
    if (is_utf16(text)) text_.remove_prefix(kLittleMark.size());
  }

  [[nodiscard]] bool done() const noexcept { return text_.empty(); }

  char32_t next_point() noexcept {
    const char32_t unit = next_unit();
    if (is_low_surrogate(unit)) return kReplacement;
    if (!is_high_surrogate(unit)) return unit;
    if (!is_low_surrogate(unit_at_front())) return kReplacement;
    return 0x10000 + ((unit - 0xD800) << 10U) + (next_unit() - 0xDC00);
  }

 private:
  [[nodiscard]] char32_t unit_at_front() const noexcept {
    if (text_.size() < 2) return kReplacement;
    const auto first = static_cast<unsigned char>(text_[0]);
    const auto second = static_cast<unsigned char>(text_[1]);
    return big_ ? (char32_t{first} << 8U) | second : (char32_t{second} << 8U) | first;
  }

  char32_t next_unit() noexcept {
    const char32_t unit = unit_at_front();
    text_.remove_prefix(text_.size() < 2 ? text_.size() : 2);
    return unit;
  }

  std::string_view text_;
  bool big_;
};

void append(std::string& text, char32_t point) {
  const auto continuation = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
  };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | (point >> 6U));
    continuation(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | (point >> 12U));
    continuation(6);
    continuation(0);
  } else {
    text += static_cast<char>(0xF0U | (point >> 18U));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

}  // namespace

bool is_utf16(std::string_view head) noexcept {
  return head.starts_with(kLittleMark) || head.starts_with(kBigMark);
}

std::string utf8_of_utf16(std::string_view text) {
  std::string utf8;
  utf8.reserve(text.size() / 2);
  for (Units units(text); !units.done();) append(utf8, units.next_point());
  return utf8;
}

}  // namespace outagedb
