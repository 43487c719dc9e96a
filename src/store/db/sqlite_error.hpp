#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <exception>
#include <string>

namespace outagedb {

// How to mend what SQLite could not do.
[[nodiscard]] std::string hint_for(const SQLite::Exception& error);

// Whether memory ran out, of the program or of SQLite: it says nothing of the file that was read.
[[nodiscard]] bool is_out_of_memory(const std::exception& error) noexcept;

}  // namespace outagedb
