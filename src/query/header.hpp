#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// One `-- key: value` of a query's header, with its continuation lines.
struct HeaderEntry {
  std::size_t line = 0;  // counted from 1
  std::string key;
  std::string value;
};

// Throws Error for a line that is neither an entry nor a continuation.
[[nodiscard]] std::vector<HeaderEntry> header_entries(std::string_view name, std::string_view text);

// Throws an Error that states where in the file of a query the fault is.
[[noreturn]] void fail_at(std::string_view name, std::size_t line, const std::string& reason,
                          const std::string& hint);

}  // namespace outagedb
