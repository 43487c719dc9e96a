#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/table.hpp"
#include "query/catalogue.hpp"
#include "query/select.hpp"
#include "time/zones/zone.hpp"

struct sqlite3;

namespace outagedb {

// The user's argument for a parameter: one text, or several if its kind is names.
struct Argument {
  // Implicit: most arguments are one text.
  Argument(std::string text) : texts{std::move(text)} {}       // NOLINT(*-explicit-*)
  Argument(const char* text) : Argument(std::string(text)) {}  // NOLINT(*-explicit-*)
  explicit Argument(std::vector<std::string> several) : texts(std::move(several)) {}

  std::vector<std::string> texts;  // at least one
};
using Arguments = std::map<std::string, Argument>;  // by parameter

// Each parameter of a query with its bound value. Throws Error for an unknown, missing or
// unreadable argument.
using Bound = std::vector<std::pair<std::string, Value>>;
[[nodiscard]] Bound bound_values(const Query& query, const Arguments& arguments,
                                 const std::vector<Zone>& zones);

// Runs a query, which cannot write. zones: the display zones, at least one; times without a zone
// are in the first, :tz is the first and :tz2 the second (or the first again). Our SQL functions
// must be registered with the connection. Throws Error for an unknown, missing or unreadable
// argument and if the query itself is faulty.
[[nodiscard]] Table run_query(sqlite3* db, const Query& query, const Arguments& arguments,
                              const std::vector<Zone>& zones);

// Runs canned queries of the catalogue many times on one connection; prepares each once.
class QueryRunner {
 public:
  explicit QueryRunner(sqlite3* db) : db_(db) {}
  // As run_query(). Throws Error if there is no query of that name.
  [[nodiscard]] Table run(std::string_view query, const Arguments& arguments,
                          const std::vector<Zone>& zones);
  // The query, which must outlive this object, is identified by its name.
  [[nodiscard]] Table run(const Query& query, const Bound& bound);

 private:
  sqlite3* db_;
  std::map<std::string, Select, std::less<>> ready_;
};

// A query that is not ours may only SELECT, and its result, which is held in memory, may take up to
// kMostBytes, rows and values included: four million rows of one number. No query may take longer
// than `seconds`.
struct Limits {
  bool select_only = false;
  std::optional<double> seconds;
};
inline constexpr std::size_t kMostBytes = std::size_t{256} << 20U;

// The same within limits. The Error states which limit was reached.
[[nodiscard]] Table run_query(sqlite3* db, const Query& query, const Arguments& arguments,
                              const std::vector<Zone>& zones, const Limits& limits);

}  // namespace outagedb
