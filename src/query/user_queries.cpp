#include "query/user_queries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string_view>

#include "base/error.hpp"
#include "base/user_folder.hpp"
#include "query/header.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = 1 << 20;
constexpr std::string_view kEnding = ".sql";

// Options that every query has: a parameter with such a name could not be set.
constexpr std::array<std::string_view, 10> kTaken = {
    "db", "explain", "file", "format", "help", "known_at", "load", "output", "timeout", "version"};

std::string content_of(const fs::path& file) {
  std::error_code failure;
  const auto size = fs::file_size(file, failure);
  if (!failure && size > kLargestFile) {
    throw Error(fmt::format("{}: the file is larger than 1 MiB", file.string()),
                "specify a file with a header and one SELECT");
  }
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (!failure && stream) text << stream.rdbuf();
  if (failure || !stream) {
    throw Error(
        fmt::format("{}: {}", file.string(), failure ? failure.message() : std::strerror(errno)),
        "check the path and its permissions");
  }
  return text.str();
}

bool is_name(std::string_view name) {
  return !name.empty() && name.front() != '-' &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

void require_own_name(const std::string& name) {
  if (!is_name(name)) {
    throw Error(fmt::format("{}.sql: invalid query name", name),
                "use lower-case letters, digits, - and _");
  }
  const auto& canned = catalogue();
  const bool taken = std::any_of(canned.begin(), canned.end(),
                                 [&](const Query& query) { return query.name == name; });
  if (taken) {
    throw Error(fmt::format("{}.sql: a canned query already has this name", name),
                "rename the file");
  }
}

// The header line that declares a parameter.
std::size_t line_of(const Query& query, const std::string& param) {
  for (const HeaderEntry& entry : header_entries(query.name, query.sql)) {
    if (entry.key == "param" && entry.value.starts_with(param + " ")) return entry.line;
  }
  return 1;
}

Query query_in(const fs::path& file, const std::string& name) {
  Query query = parse_query(name, content_of(file));
  for (const Param& param : query.params) {
    if (std::find(kTaken.begin(), kTaken.end(), param.name) == kTaken.end() &&
        (param.name != "tz" || param.kind == ParamKind::zone))
      continue;
    fail_at(name, line_of(query, param.name),
            fmt::format("the param '{}' has the name of an option of every query", param.name),
            "rename it");
  }
  return query;
}

UserQuery user_query(const fs::path& file) {
  UserQuery user;
  user.query.name = file.stem().string();
  try {
    require_own_name(user.query.name);
    user.query = query_in(file, user.query.name);
  } catch (const Error& error) {
    user.fault = error.what();
    user.hint = error.hint();
  }
  return user;
}

}  // namespace

fs::path user_query_folder() {
  const fs::path config = user_folder("XDG_CONFIG_HOME", ".config");
  return config.empty() ? config : config / "outagedb" / "queries";
}

Query read_user_query(const fs::path& file) {
  if (file.extension() != kEnding) {
    throw Error(fmt::format("{}: the name does not end in .sql", file.string()),
                "name the file NAME.sql");
  }
  return query_in(file, (file.parent_path() / file.stem()).string());
}
std::vector<UserQuery> user_queries(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    std::error_code unknown;
    if (entry->path().extension() == kEnding && entry->is_regular_file(unknown))
      files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  std::vector<UserQuery> queries;
  queries.reserve(files.size());
  for (const fs::path& file : files) queries.push_back(user_query(file));
  return queries;
}

}  // namespace outagedb
