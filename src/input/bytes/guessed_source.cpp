#include "input/bytes/guessed_source.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/error.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Punctuation that all encodings windows-125x have at these places.
struct Sign {
  unsigned char byte;
  std::string_view text;
};
constexpr std::array kSigns{Sign{0x80, "€"}, Sign{0x85, "…"}, Sign{0x91, "‘"},     Sign{0x92, "’"},
                            Sign{0x93, "“"}, Sign{0x94, "”"}, Sign{0x95, "•"},     Sign{0x96, "–"},
                            Sign{0x97, "—"}, Sign{0x99, "™"}, Sign{0xA0, "\u00A0"}};

const Sign* sign_of(char c) {
  const auto* found = std::ranges::find(kSigns, static_cast<unsigned char>(c), &Sign::byte);
  return found == kSigns.end() ? nullptr : found;
}

// Without ð, ý, þ and × ÷, in whose places other alphabets have frequent letters.
bool is_western_letter(char c) {
  constexpr std::string_view kOthers = "\xD0\xDD\xDE\xF0\xFD\xFE\xD7\xF7";
  return static_cast<unsigned char>(c) >= 0xC0 && kOthers.find(c) == std::string_view::npos;
}

// A letter beside others: texts in other alphabets are runs of such bytes. `last` precedes the
// text.
bool is_safe(std::string_view text, std::size_t at, char last) {
  if (sign_of(text[at]) != nullptr) return true;
  if (!is_western_letter(text[at])) return false;
  const bool before = is_ascii_letter(at > 0 ? text[at - 1] : last);
  const bool after = at + 1 < text.size() && is_ascii_letter(text[at + 1]);
  return before || after;
}

std::string converted(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const Sign* sign = is_high(c) ? sign_of(c) : nullptr;
    if (!is_high(c)) {
      text += c;
    } else if (sign != nullptr) {
      text += sign->text;
    } else {  // the letters are those of Unicode
      text += static_cast<char>(0xC0U | (byte >> 6U));
      text += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return text;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  const auto in_word = [](char c) { return is_high(c) || is_ascii_letter(c); };
  std::size_t from = at;
  std::size_t until = at;
  while (from > 0 && in_word(text[from - 1])) --from;
  while (until < text.size() && in_word(text[until])) ++until;
  return text.substr(from, until - from);
}

// Whether the bytes beyond ASCII that begin here are one or several characters in UTF-8.
bool is_utf8_at(std::string_view text, std::size_t at) {
  std::size_t until = at;
  while (until < text.size() && is_high(text[until])) ++until;
  return simdjson::validate_utf8(text.substr(at, until - at));
}

std::size_t first_high(std::string_view text, std::size_t from = 0) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (std::uint64_t word = 0; from + kWord <= text.size(); from += kWord) {
    std::memcpy(&word, text.data() + from, kWord);
    if ((word & kHighBits) != 0) break;
  }
  while (from < text.size() && !is_high(text[from])) ++from;
  return from;
}

}  // namespace

void GuessedSource::fill(std::size_t at_least) {
  while (!ended_ && bytes_.size() < at_least) {
    const std::size_t held = bytes_.size();
    bytes_.resize(held + kChunk);
    const std::size_t got = source_->read(bytes_.data() + held, kChunk);
    bytes_.resize(held + got);
    ended_ = got == 0;
  }
}

// Decides what the text is, at its first byte beyond ASCII.
void GuessedSource::decide(std::size_t at) {
  constexpr std::size_t kLongestRun = 4096;
  fill(at + kLongestRun);
  if (is_utf8_at(bytes_, at)) {
    state_ = State::utf8;
    return;
  }
  state_ = State::western;
  example_ = converted(word_at(bytes_, at));
}

// A last byte beyond ASCII waits for the next chunk, which may show its neighbour.
void GuessedSource::convert(std::string& text) {
  std::size_t until = bytes_.size();
  if (!ended_ && until > 0 && is_high(bytes_[until - 1])) --until;
  const std::string_view bytes(bytes_);
  for (std::size_t at = first_high(bytes); at < until; at = first_high(bytes, at + 1)) {
    if (is_safe(bytes, at, last_)) continue;
    throw Error(
        fmt::format("the text is not UTF-8, and its encoding cannot be guessed: byte 0x{:02X} at "
                    "offset {}",
                    static_cast<unsigned char>(bytes[at]), offset_ + at),
        "state it with --encoding, such as windows-1252 (Western European) or windows-1256 "
        "(Arabic)");
  }
  if (until > 0) last_ = bytes[until - 1];
  text = converted(bytes.substr(0, until));
  offset_ += until;
  bytes_.erase(0, until);
}

bool GuessedSource::next(std::string& text) {
  fill(bytes_.size() + 1);
  if (state_ == State::ascii) {
    const std::size_t high = first_high(bytes_);
    if (high < bytes_.size()) decide(high);
  }
  if (state_ == State::western) {
    convert(text);
  } else {
    offset_ += bytes_.size();
    if (!bytes_.empty()) last_ = bytes_.back();
    text.swap(bytes_);
    bytes_.clear();
  }
  return !ended_ || !bytes_.empty();
}

}  // namespace outagedb
