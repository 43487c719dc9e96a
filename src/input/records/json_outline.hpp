#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace outagedb {

// Where the parts of a JSON text stand, told from its brackets and strings alone: enough to
// recognise a document that is cut off, and to read the records of a list one by one, so that a
// broken one costs only itself. What the parts hold is not checked.
struct JsonOutline {
  struct Part {
    std::string_view name;  // of an object's member, as written; empty in a list
    std::string_view text;  // up to the cut where it is cut off
  };
  std::vector<Part> parts;
  std::optional<std::size_t>
      broken_at;  // bytes from the start, where the text is no JSON or is cut off

  [[nodiscard]] const Part* named(std::string_view name) const;
  // The name of a member that is there twice, so that one of them would not be read; empty where
  // there is none.
  [[nodiscard]] std::string_view stated_twice() const;
};

// The members of the object, or the elements of the list, that the text is.
[[nodiscard]] JsonOutline outline(std::string_view text);

}  // namespace outagedb
