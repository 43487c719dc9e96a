#include "time/zones/plain.hpp"

#include <utf8proc.h>

#include <array>

namespace outagedb {
namespace {

constexpr utf8proc_int32_t kReplacement = 0xFFFD;

bool between(utf8proc_int32_t code, utf8proc_int32_t low, utf8proc_int32_t high) {
  return code >= low && code <= high;
}

// Vowel signs, the tatweel, and the invisible marks that control the direction of Arabic text.
bool is_dropped(utf8proc_int32_t code) {
  return between(code, 0x064B, 0x0652) || code == 0x0640 || code == 0x0670 || code == 0x061C ||
         between(code, 0x200B, 0x200F) || between(code, 0x202A, 0x202E) ||
         between(code, 0x2066, 0x2069) || code == 0xFEFF;
}

bool is_space(utf8proc_int32_t code) {
  return between(code, '\t', '\r') || utf8proc_category(code) == UTF8PROC_CATEGORY_ZS;
}

utf8proc_int32_t plain_letter(utf8proc_int32_t code) {
  switch (code) {
    case 0x0622:  // آ
    case 0x0623:  // أ
    case 0x0625:  // إ
    case 0x0671:  // ٱ
      return 0x0627;
    case 0x0649:  // ى
      return 0x064A;
    case 0x0629:  // ة
      return 0x0647;
    case 0x060C:  // ،
      return ',';
    case 0x061B:  // ؛
      return ';';
    case 0x2212:  // minus
      return '-';
    default:
      break;
  }
  if (between(code, 0x0660, 0x0669)) return '0' + code - 0x0660;
  if (between(code, 0x06F0, 0x06F9)) return '0' + code - 0x06F0;
  if (between(code, 0x2010, 0x2015)) return '-';
  return is_space(code) ? ' ' : utf8proc_tolower(code);
}

void append(Plain& plain, std::string_view bytes, std::size_t position) {
  plain.text.append(bytes);
  plain.positions.insert(plain.positions.end(), bytes.size(), position);
}

void append_code(Plain& plain, utf8proc_int32_t code, std::size_t position) {
  if (is_dropped(code)) return;
  if (code == 0x2264) return append(plain, "<=", position);
  if (code == 0x2265) return append(plain, ">=", position);
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(plain_letter(code), bytes.data());
  append(plain, {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length)},
         position);
}

}  // namespace

Plain make_plain(std::string_view text) {
  Plain plain;
  plain.text.reserve(text.size());
  plain.positions.reserve(text.size() + 1);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t code = -1;
    auto length =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (length <= 0) {
      length = 1;
      code = kReplacement;
    }
    append_code(plain, code, at);
    at += static_cast<std::size_t>(length);
  }
  plain.positions.push_back(text.size());
  return plain;
}

}  // namespace outagedb
