#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "query/catalogue.hpp"

namespace outagedb {

// A file in the user's query folder. If it is faulty, fault states why, and query is empty except
// for the name.
struct UserQuery {
  Query query;
  std::string fault;
  std::string hint;
};

// $XDG_CONFIG_HOME/outagedb/queries, else ~/.config/outagedb/queries.
[[nodiscard]] std::filesystem::path user_query_folder();

// The .sql files of a folder, sorted by name; none if it cannot be read. A user query may not have
// the name of a canned query.
[[nodiscard]] std::vector<UserQuery> user_queries(const std::filesystem::path& folder);

// The query of one file, whose name is its path without the extension. Throws Error as
// PATH.sql:LINE: reason.
[[nodiscard]] Query read_user_query(const std::filesystem::path& file);

}  // namespace outagedb
