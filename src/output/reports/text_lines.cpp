#include "output/reports/text_lines.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace outagedb {
namespace {

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

// Lines of at most `width` columns; a longer word has its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t length = display_width(word);
    if (lines.empty() || used + 1 + length > width) {
      lines.emplace_back(word);
      used = length;
    } else {
      lines.back().append(" ").append(word);
      used += 1 + length;
    }
  }
  return lines;
}

}  // namespace

void TextLines::verbatim(std::string text) {
  text = with_plain_spaces(std::move(text));
  text.erase(text.find_last_not_of(' ') + 1);
  out_ << text << '\n';
}

void TextLines::blank() { out_ << '\n'; }

void TextLines::paragraph(std::string_view text, std::string_view first) {
  const std::size_t indent = display_width(first);
  std::string before(first);
  for (const std::string& part : wrapped(text, width_ - std::min(indent, width_ / 2))) {
    verbatim(before + part);
    before.assign(indent, ' ');
  }
}

void TextLines::edges(std::string_view text, std::string_view right, std::size_t indent) {
  if (text.empty() && right.empty()) return;
  const std::string before(indent, ' ');
  const std::size_t room = width_ - indent;
  const std::size_t left = room - std::min(room, display_width(right));  // beside the right text
  std::vector<std::string> lines = wrapped(text, room);
  if (lines.empty() || (!right.empty() && display_width(lines.back()) + 2 > left))
    lines.emplace_back();
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) verbatim(before + lines[i]);
  verbatim(before + (right.empty() ? lines.back() : padded(lines.back(), left)) +
           std::string(right));
}

void TextLines::row(std::string_view a, std::size_t a_width, std::string_view b,
                    std::size_t b_width, std::string_view c, std::size_t indent) {
  const std::string before = std::string(indent, ' ') + padded(a, a_width) + "  " +
                             (c.empty() ? std::string(b) : padded(b, b_width) + "  ");
  if (c.empty()) {
    verbatim(before);
  } else {
    paragraph(c, before);
  }
}

}  // namespace outagedb
