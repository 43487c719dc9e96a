#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outagedb {

// Writes HTML and SVG, element by element. Tags and attribute names are ours; everything else is
// escaped here, once, so that no text can become an element or an attribute.
class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

  Markup& doctype();
  Markup& open(std::string_view tag, Attributes attributes = {});
  Markup& close();  // the innermost open element
  Markup& empty(std::string_view tag, Attributes attributes = {});
  // External text; isolates and other direction overrides are made visible.
  Markup& text(std::string_view text);
  // Text of ours in which names are isolated: <bdi> in HTML.
  Markup& line(std::string_view text);
  Markup& newline();
  // An element that contains a line.
  Markup& element(std::string_view tag, Attributes attributes, std::string_view line);
  // Constant text of ours that is not markup: a style or a script.
  Markup& verbatim(std::string_view tag, std::string_view text);

  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  void start(std::string_view tag, Attributes attributes);

  std::string out_;
  std::vector<std::string_view> open_;
  int pictures_ = 0;  // the number of open <svg> elements
};

}  // namespace outagedb
