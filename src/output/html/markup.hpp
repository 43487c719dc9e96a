#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outagedb {

// HTML and SVG, element by element. Tags and names of attributes are ours; whatever else is put in
// is escaped here, once, so that no text becomes an element or an attribute.
class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

  Markup& doctype();
  Markup& open(std::string_view tag, Attributes attributes = {});
  Markup& close();  // the innermost open element
  Markup& empty(std::string_view tag, Attributes attributes = {});
  // A text that is not ours; isolates and whatever else overrides the direction are shown.
  Markup& text(std::string_view text);
  // A text of ours in which names are isolated: <bdi> in HTML.
  Markup& line(std::string_view text);
  Markup& newline();
  // An element with a line in it.
  Markup& element(std::string_view tag, Attributes attributes, std::string_view line);
  // A constant text of ours that is no markup: a style or a script.
  Markup& verbatim(std::string_view tag, std::string_view text);

  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  void start(std::string_view tag, Attributes attributes);

  std::string out_;
  std::vector<std::string_view> open_;
  int pictures_ = 0;  // how many of the open ones are <svg>
};

}  // namespace outagedb
