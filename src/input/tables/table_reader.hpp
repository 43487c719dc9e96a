#pragma once

#include <istream>
#include <string_view>

#include "input/format.hpp"

namespace outagedb {

// Tables of user reports or incidents, with any column separator.

// Whether the header is separated by one of `separators` and names columns of ours.
[[nodiscard]] bool is_our_table(std::string_view head, std::string_view separators);

// Whether it is not a document that begins with a bracket.
[[nodiscard]] bool is_some_table(std::string_view head) noexcept;

// Whether the header names all columns that the mapping reads.
[[nodiscard]] bool fits_mapping(std::string_view head, const TableMapping& mapping);

// Without a separator, detects it from the header.
void read_table(std::istream& stream, std::optional<char> separator, const ReadOptions& options,
                Sink& sink);

}  // namespace outagedb
