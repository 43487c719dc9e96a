#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"

namespace outagedb {

// How the text of an argument becomes a value. names takes several texts, which become a JSON
// array. from and until are the ends of a window (time/grammar/parse.hpp: window_from,
// window_until); instant is an as-of, parsed like until. zone is never an argument: it is a display
// zone.
enum class ParamKind { text, names, integer, number, from, until, instant, zone, choice };

struct Param {
  std::string name;  // without SQL's leading colon
  ParamKind kind = ParamKind::text;
  std::vector<std::string> choices;  // of kind choice
  bool required = false;
  std::string help;
};

// A canned query. Its file is a header of comment lines, which ends at the first non-comment line,
// followed by one SELECT:
//   -- title: How soon outages come back
//   -- why: the question that it answers
//   -- group: recurrence
//   -- param: platform names optional  platforms; all when left out
//   -- param: by choice:day|month required  help goes on in a line
//   --   that is indented by three spaces
//   -- column: gap_median_km_s seconds  the help of a column; the word before it is a Unit of
//   model/table.hpp
struct Query {
  std::string name;
  std::string title;
  std::string why;
  std::string group;  // frequency, duration, recurrence, reports or data quality
  std::vector<Param> params;
  std::vector<Column> columns;
  std::string
      sql;  // the whole text, so that SQLite's errors can be reported with the file's line numbers
};

// name: of the file, without folder and extension. Throws Error as NAME.sql:LINE: reason.
[[nodiscard]] Query parse_query(std::string_view name, std::string_view text);

// The built-in queries, sorted by name. Throws Error if a header is faulty.
[[nodiscard]] const std::vector<Query>& catalogue();

// Throws Error if there is no query of that name; the hint lists them.
[[nodiscard]] const Query& query_named(std::string_view name);

}  // namespace outagedb
