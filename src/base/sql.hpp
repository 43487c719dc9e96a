#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// A statement of one of the .sql files beside the C++ files: named_sql("undo.restore_names") is the
// text after the line "-- name: restore_names" in undo.sql. Throws Error if there is none.
[[nodiscard]] const std::string& named_sql(std::string_view name);

}  // namespace outagedb
