#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace outagedb {

// The positions of the parts of a JSON text, found from its brackets and strings alone. That is
// enough to recognize a truncated document, and to read the records of a list one by one, so a
// broken record does not affect the others. The contents of the parts are not validated.
struct JsonOutline {
  struct Part {
    std::string_view name;  // of an object's member, as written; empty in a list
    std::string_view text;  // up to the cut if truncated
  };
  std::vector<Part> parts;
  std::optional<std::size_t>
      broken_at;  // byte offset at which the text is not JSON or is truncated

  [[nodiscard]] const Part* named(std::string_view name) const;
  // The name of a member that occurs twice, one of which would not be read; empty if there is none.
  [[nodiscard]] std::string_view stated_twice() const;
};

// The members or elements of a text that is an object or a list.
[[nodiscard]] JsonOutline outline(std::string_view text);

}  // namespace outagedb
