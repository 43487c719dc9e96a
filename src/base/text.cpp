#include "base/text.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "base/error.hpp"

namespace outagedb {
namespace {

constexpr bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct Free {
  void operator()(utf8proc_uint8_t* text) const noexcept {
    std::free(text);
  }  // NOLINT: the library allocates so
};

// Calls each(code point, its bytes); an invalid byte is passed on as code point -1.
template <typename Each>
void for_each_code_point(std::string_view text, Each each) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t code = -1;
    auto length =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (length <= 0) {
      length = 1;
      code = -1;
    }
    each(code, text.substr(at, static_cast<std::size_t>(length)));
    at += static_cast<std::size_t>(length);
  }
}

std::string map_unicode(std::string_view text, utf8proc_option_t options) {
  const std::string valid = valid_utf8(text);
  utf8proc_uint8_t* raw = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                                   static_cast<utf8proc_ssize_t>(valid.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> mapped(raw);
  if (length < 0) throw Error(std::string("cannot normalise a text: ") + utf8proc_errmsg(length));
  return {reinterpret_cast<const char*>(mapped.get()), static_cast<std::size_t>(length)};
}

constexpr auto kFold = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

}  // namespace

std::string valid_utf8(std::string_view text, bool* repaired) {
  std::string valid;
  valid.reserve(text.size());
  bool bad = false;
  for_each_code_point(text, [&](utf8proc_int32_t code, std::string_view bytes) {
    bad = bad || code < 0;
    valid.append(code < 0 ? kReplacement : bytes);
  });
  if (repaired != nullptr) *repaired = bad;
  return valid;
}

std::string fold(std::string_view text) {
  const std::string mapped = map_unicode(text, kFold);
  std::string folded;
  for (const char c : mapped) {
    if (!is_space(c)) {
      folded.push_back(c);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded.push_back(' ');
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for_each_code_point(text, [&](utf8proc_int32_t code, std::string_view) {
    width += code < 0 ? 1 : static_cast<std::size_t>(utf8proc_charwidth(code));
  });
  return width;
}

std::string with_plain_spaces(std::string text) {
  for (std::size_t at = 0; (at = text.find(kNoBreakSpace, at)) != std::string::npos; ++at)
    text.replace(at, kNoBreakSpace.size(), " ");
  return text;
}

std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string cut(std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  text.resize(limit);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const auto end = text.find(separator);
    const auto piece = trim(text.substr(0, end));
    if (!piece.empty()) pieces.push_back(piece);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return pieces;
}

std::string slug_of(std::string_view text) {
  std::string slug;
  for_each_code_point(fold(text), [&](utf8proc_int32_t code, std::string_view bytes) {
    const auto category = utf8proc_category(code);
    const bool word = category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_LL ||
                      category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_LM ||
                      category == UTF8PROC_CATEGORY_MN;
    if (word) {
      slug.append(bytes);
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  });
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

}  // namespace outagedb
