#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace outagedb {

// The file's name as SQLite takes it with parameters ("mode=ro&immutable=1"), whatever characters
// are in it.
[[nodiscard]] std::string file_uri(const std::filesystem::path& file, std::string_view parameters);

}  // namespace outagedb
