#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "query/catalogue.hpp"

namespace outagedb {

// A file of the user's own query folder. Where it is broken, fault says how, and query is empty but
// for the name.
struct UserQuery {
  Query query;
  std::string fault;
  std::string hint;
};

// $XDG_CONFIG_HOME/outagedb/queries, else ~/.config/outagedb/queries.
[[nodiscard]] std::filesystem::path user_query_folder();

// The .sql files of a folder by name; none where it cannot be read. One may not be called as a
// canned query is.
[[nodiscard]] std::vector<UserQuery> user_queries(const std::filesystem::path& folder);

// The query of one file, whose name is its path without the ending. Throws Error as
// PATH.sql:LINE: reason.
[[nodiscard]] Query read_user_query(const std::filesystem::path& file);

}  // namespace outagedb
