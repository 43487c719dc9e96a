#include "query/runner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "query/arguments.hpp"
#include "query/nearest.hpp"
#include "query/statement.hpp"

namespace outagedb {
namespace {

void require_known(const Query& query, const Arguments& arguments) {
  std::vector<std::string> names;
  for (const Param& param : query.params) {
    if (param.kind != ParamKind::zone) names.push_back(param.name);
  }
  for (const auto& [name, text] : arguments) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    throw Error(fmt::format("the query '{}' has no parameter '{}'", query.name, name),
                hint_of_names(name, names));
  }
}

Value zone_value(const Param& param, const std::vector<Zone>& zones) {
  return param.name == "tz" || zones.size() == 1 ? zones.front().name() : zones[1].name();
}

Value value_of(const Query& query, const Param& param, const Arguments& arguments,
               const std::vector<Zone>& zones) {
  if (param.kind == ParamKind::zone) return zone_value(param, zones);
  const auto given = arguments.find(param.name);
  if (given != arguments.end()) return argument_value(param, given->second, zones.front());
  if (!param.required) return {};
  throw Error(fmt::format("the query '{}' needs the parameter '{}'", query.name, param.name),
              param.help);
}

}  // namespace

Table run_query(sqlite3* db, const Query& query, const Arguments& arguments,
                const std::vector<Zone>& zones) {
  require_known(query, arguments);
  Select select(db, query);
  for (const Param& param : query.params)
    select.bind(param.name, value_of(query, param, arguments, zones));
  Table table{query.columns, {}};
  for (std::vector<Value> row; select.next(row);) table.rows.push_back(std::move(row));
  return table;
}

}  // namespace outagedb
