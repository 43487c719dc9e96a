#pragma once

#include <sstream>
#include <string>

#include "output/tables/writer.hpp"

namespace outagedb {

inline std::string written(const char* writer, const Table& table,
                           const WriteOptions& options = {}) {
  std::ostringstream out;
  writer_named(writer).write(table, options, out);
  return out.str();
}

inline Table one_cell(const std::string& text) {
  return {{{"title", Unit::text, ""}}, {{Value{text}}}};
}

// 1748091060 is 08:51 in New York and 15:51 in Riyadh.
inline Table outages() {
  return {
      {{"platform", Unit::text, ""},
       {"started_min", Unit::time_min, ""},
       {"started_max", Unit::time_max, ""},
       {"duration_min_s", Unit::seconds_min, ""},
       {"duration_max_s", Unit::seconds_max, ""},
       {"user_reports", Unit::count, ""}},
      {{Value{"X"}, Value{1748091060}, Value{1748091060}, Value{2700}, Value{2700}, Value{25800}},
       {Value{"Slack"}, Value{}, Value{}, Value{3600}, Value{}, Value{}}}};
}

}  // namespace outagedb
