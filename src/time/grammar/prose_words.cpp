#include "time/grammar/prose_words.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/text.hpp"

namespace outagedb {
namespace {

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

template <typename Is>
std::string_view leading(std::string_view text, Is is) {
  const auto end = std::find_if_not(text.begin(), text.end(), is);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// Hyphens and dashes from U+2010 to U+2015, the minus sign, no-break and narrow spaces.
constexpr std::array<std::pair<std::string_view, char>, 11> kPlain{{{"\xE2\x80\x90", '-'},
                                                                    {"\xE2\x80\x91", '-'},
                                                                    {"\xE2\x80\x92", '-'},
                                                                    {"\xE2\x80\x93", '-'},
                                                                    {"\xE2\x80\x94", '-'},
                                                                    {"\xE2\x80\x95", '-'},
                                                                    {"\xE2\x88\x92", '-'},
                                                                    {"\xC2\xA0", ' '},
                                                                    {"\xE2\x80\xAF", ' '},
                                                                    {"\xE2\x80\x89", ' '},
                                                                    {"\xE2\x80\x87", ' '}}};

}  // namespace

std::string plain_prose(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      plain += text[at++];
      continue;
    }
    const auto found = std::find_if(kPlain.begin(), kPlain.end(), [&](const auto& pair) {
      return text.substr(at).starts_with(pair.first);
    });
    plain += found == kPlain.end() ? text[at] : found->second;
    at += found == kPlain.end() ? 1 : found->first.size();
  }
  return plain;
}

bool Words::at_digit() const noexcept { return !text_.empty() && is_digit(text_.front()); }

bool Words::take(std::string_view word) {
  const auto found = next_letters();
  if (found.size() != word.size() || lower_ascii(found) != word) return false;
  skip(found.size());
  return true;
}

bool Words::take_any(std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return take(word); });
}

bool Words::take_sign(std::string_view signs) {
  if (text_.empty() || signs.find(text_.front()) == std::string_view::npos) return false;
  skip(1);
  return true;
}

std::optional<int> Words::take_number(std::size_t digits) {
  const auto found = next_digits();
  if (found.empty() || found.size() > digits) return {};
  skip(found.size());
  return std::atoi(std::string(found).c_str());
}

std::string_view Words::take_letters() {
  const auto found = next_letters();
  skip(found.size());
  return found;
}

void Words::skip_blanks() {
  while (take_sign(" \t\r\n")) {
  }
}

void Words::skip_commas() {
  skip_blanks();
  while (take_sign(",")) skip_blanks();
}

std::string_view Words::next_letters() const { return leading(text_, is_letter); }
std::string_view Words::next_digits() const { return leading(text_, is_digit); }

}  // namespace outagedb
