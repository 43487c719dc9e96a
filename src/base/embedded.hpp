#pragma once

#include <span>
#include <string_view>

namespace outagedb::embedded {

// A file of the source tree, compiled in: .sql, .txt of texts, the style and the script of pages.
// name has no folder and no extension; sha256 is the hash of text, computed by the build, as 64
// lower-case hexadecimal digits.
struct File {
  std::string_view name;
  std::string_view sha256;
  std::string_view text;
};

// Ordered by name; never empty.
[[nodiscard]] std::span<const File> migrations();
[[nodiscard]] std::span<const File> statements();  // of src/, see base/sql.hpp
[[nodiscard]] std::span<const File> queries();
[[nodiscard]] std::span<const File> views();
[[nodiscard]] std::span<const File> texts();
[[nodiscard]] std::span<const File> page();

}  // namespace outagedb::embedded
