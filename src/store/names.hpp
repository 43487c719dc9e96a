#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/exported.hpp"
#include "model/source.hpp"

namespace outagedb {

// Rows that records refer to by name, made where they are missing. Knows the tables platform,
// platform_name, region and source.
class Names {
 public:
  explicit Names(SQLite::Database& db);

  // The platform that goes by that name; an unknown name makes a platform. Throws Error for an
  // empty name.
  std::int64_t platform(std::string_view name);
  std::int64_t source(const Source& source);
  // The same where they are there already; makes nothing.
  [[nodiscard]] std::optional<std::int64_t> known_platform(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> known_source(const Source& source);
  // The platform of that name, made where it is missing, also goes by those other names, and by
  // that slug where it has no incidents whose ids were made from another. False where all was so.
  // Throws Error, with nothing written, where one of the names is another platform's.
  bool describe(const PlatformNames& platform);
  // The region's code as the tables hold it; empty stays empty.
  std::string region(std::string_view code);

  [[nodiscard]] const std::vector<std::string>& new_platforms() const noexcept {
    return new_platforms_;
  }

 private:
  std::string free_slug(const std::string& base);
  bool rename_slug(std::int64_t platform, const std::string& slug);
  std::int64_t add_platform(const std::string& name, const std::string& folded);

  SQLite::Database& db_;
  SQLite::Statement find_platform_;
  SQLite::Statement find_source_;
  SQLite::Statement add_source_;
  SQLite::Statement complete_source_;
  SQLite::Statement add_region_;
  std::map<std::string, std::int64_t, std::less<>> platforms_;  // by the name as stated
  std::map<std::string, std::string, std::less<>> regions_;
  std::vector<std::string> new_platforms_;
};

}  // namespace outagedb
