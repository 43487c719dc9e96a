#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <exception>
#include <string>

namespace outagedb {

// How to fix what made SQLite fail.
[[nodiscard]] std::string hint_for(const SQLite::Exception& error);

// Whether the program or SQLite ran out of memory, which says nothing about the file that was read.
[[nodiscard]] bool is_out_of_memory(const std::exception& error) noexcept;

}  // namespace outagedb
