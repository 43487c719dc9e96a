#pragma once

#include <span>
#include <string_view>

namespace outagedb::embedded {

// A file of the source tree, compiled in: .sql, and .txt of texts. name is without folder and
// ending.
struct File {
  std::string_view name;
  std::string_view text;
};

// In the order of their names; never empty.
[[nodiscard]] std::span<const File> migrations();
[[nodiscard]] std::span<const File> queries();
[[nodiscard]] std::span<const File> views();
[[nodiscard]] std::span<const File> texts();

}  // namespace outagedb::embedded
