#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace outagedb {

// The file's name as an SQLite URI with parameters ("mode=ro&immutable=1"), whatever characters it
// contains.
[[nodiscard]] std::string file_uri(const std::filesystem::path& file, std::string_view parameters);

}  // namespace outagedb
