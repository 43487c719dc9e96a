#include "output/tables/escape_controls.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace outagedb {
namespace {

bool acts(unsigned code) {
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);  // C0, DEL, C1
  const bool direction = code >= 0x202A && code <= 0x202E;            // embeddings and overrides
  const bool isolate = code >= 0x2066 && code <= 0x2069;
  const bool separator = code == 0x2028 || code == 0x2029;  // lines and paragraphs
  return control || direction || isolate || separator;
}

// The code point of a valid character of up to three bytes; longer ones are never escaped.
unsigned code_point(std::string_view character) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(character[at]); };
  switch (character.size()) {
    case 1:
      return byte(0);
    case 2:
      return (byte(0) & 0x1FU) << 6 | (byte(1) & 0x3FU);
    case 3:
      return (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    default:
      return 0x10000;
  }
}

std::string escape(unsigned code) {
  switch (code) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
  }
}

std::size_t length_of(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xE0) return 2;
  return first < 0xF0 ? 3 : 4;
}

}  // namespace

std::string escape_line(std::string_view text, bool keep) {
  std::string out;
  while (!text.empty()) {
    const auto at = std::min(text.find(kIsolate), text.find(kIsolateEnd));
    out += escape_controls(text.substr(0, at));
    if (at == std::string_view::npos) break;
    if (keep) out += text.substr(at, kIsolate.size());
    text.remove_prefix(at + kIsolate.size());
  }
  return out;
}

std::string escape_controls(std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };  // most texts are entirely
  if (std::ranges::all_of(text, is_plain)) return std::string(text);
  const std::string valid = valid_utf8(text);
  std::string out;
  out.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const auto character =
        std::string_view(valid).substr(at, length_of(static_cast<unsigned char>(valid[at])));
    const unsigned code = code_point(character);
    if (acts(code)) {
      out += escape(code);
    } else {
      out += character;
    }
    at += character.size();
  }
  return out;
}

}  // namespace outagedb
