#pragma once

#include <span>
#include <string_view>

namespace outagedb::embedded {

// A .sql file of the source tree, compiled in. name is without folder and ending.
struct SqlFile {
  std::string_view name;
  std::string_view text;
};

// In the order of their names; never empty.
[[nodiscard]] std::span<const SqlFile> migrations();
[[nodiscard]] std::span<const SqlFile> queries();
[[nodiscard]] std::span<const SqlFile> views();

}  // namespace outagedb::embedded
