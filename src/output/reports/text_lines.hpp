#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace outagedb {

// Writes lines for a terminal or a message: wraps them at spaces, never at no-break ones, which
// become spaces. Texts have passed escape_line().
class TextLines {
 public:
  TextLines(std::ostream& out, std::size_t width) : out_(out), width_(width) {}

  void blank();
  // One line, whatever its length.
  void verbatim(std::string text);
  // first: before the first line; the others begin below the text after it.
  void paragraph(std::string_view text, std::string_view first = {});
  // One text at each edge, both on one line if there is room for them.
  void edges(std::string_view text, std::string_view right, std::size_t indent);
  // Three columns, the last one wrapped.
  void row(std::string_view a, std::size_t a_width, std::string_view b, std::size_t b_width,
           std::string_view c, std::size_t indent);

 private:
  std::ostream& out_;
  std::size_t width_;
};

}  // namespace outagedb
