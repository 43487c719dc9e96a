#include "input/records/html_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "input/records/fields.hpp"

namespace outagedb {
namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::array<std::pair<std::string_view, char>, 6> kEntities{
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", ' '}}};
constexpr std::array<std::string_view, 6> kBreaking{"br", "p", "li", "div", "tr", "ul"};

// "#39" or "#x27" as UTF-8; empty if it is not a character.
std::string character(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hexadecimal =
      !reference.empty() && (reference.front() == 'x' || reference.front() == 'X');
  if (hexadecimal) reference.remove_prefix(1);
  utf8proc_int32_t code = -1;
  const char* end = reference.data() + reference.size();
  const auto [stopped, error] = std::from_chars(reference.data(), end, code, hexadecimal ? 16 : 10);
  if (error != std::errc{} || stopped != end || code < ' ' || !utf8proc_codepoint_valid(code))
    return {};
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(code, bytes.data());
  return {bytes.begin(), bytes.begin() + size};
}

std::string entity(std::string_view name) {
  if (!name.empty() && name.front() == '#') return character(name);
  const auto found = std::find_if(kEntities.begin(), kEntities.end(),
                                  [&](const auto& known) { return known.first == name; });
  return found == kEntities.end() ? std::string{} : std::string(1, found->second);
}

// Length of the tag at the start of the text; 0 if there is none.
std::size_t tag_length(std::string_view text) {
  const char next = text.size() > 1 ? text[1] : ' ';
  const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  if (!letter && next != '/' && next != '!') return 0;
  const auto end = text.find('>');
  return end == npos ? 0 : end + 1;
}

bool breaks_line(std::string_view tag) {
  const auto from = tag.find_first_not_of("</");
  const auto name = lower_ascii(tag.substr(from, tag.find_first_of(" />\t\n", from) - from));
  return std::find(kBreaking.begin(), kBreaking.end(), name) != kBreaking.end();
}

// Spaces around line breaks, and line breaks at both ends, belong to the markup, not to the text.
std::string tidied(std::string_view text) {
  std::string tidy;
  for (const auto line : split(text, '\n')) {
    if (!tidy.empty()) tidy += '\n';
    tidy += line;
  }
  return tidy;
}

}  // namespace

std::string text_of_html(std::string_view html) {
  constexpr std::size_t kLongestEntity = 10;
  // No tag ends after the last '>': without this check, each '<' would cause a search to the end.
  const auto last = html.rfind('>');
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    const auto rest = html.substr(at);
    std::size_t taken = 0;
    if (rest.front() == '<' && last != npos && at < last) {
      taken = tag_length(rest);
      if (taken > 0 && breaks_line(rest.substr(0, taken))) text += '\n';
    } else if (rest.front() == '&') {
      const auto end = rest.substr(0, kLongestEntity).find(';');
      const auto decoded = end == npos ? std::string{} : entity(rest.substr(1, end - 1));
      if (!decoded.empty()) taken = end + 1;
      text += decoded;
    }
    if (taken == 0) text += rest.front();
    at += std::max<std::size_t>(taken, 1);
  }
  return tidied(text);
}

}  // namespace outagedb
