#include "query/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/embedded.hpp"
#include "query/select.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kExplain = "EXPLAIN QUERY PLAN ";

Query explaining(std::string_view name, std::string_view sql, const std::vector<Param>& params) {
  Query query;
  query.name = name;
  query.params = params;
  query.columns = {{"id", Unit::count, ""},
                   {"parent", Unit::count, ""},
                   {"notused", Unit::count, ""},
                   {"detail", Unit::text, ""}};
  query.sql = fmt::format("{}{}", kExplain, sql);
  return query;
}

// A view declares its parameters by using them.
std::vector<Param> params_of(std::string_view sql) {
  std::vector<Param> params;
  for (std::size_t at = sql.find(':'); at != std::string_view::npos; at = sql.find(':', at + 1)) {
    const auto end = sql.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at + 1);
    Param param;
    param.name = sql.substr(at + 1, end - at - 1);
    const bool known = std::any_of(params.begin(), params.end(),
                                   [&](const Param& other) { return other.name == param.name; });
    if (!param.name.empty() && !known) params.push_back(std::move(param));
  }
  return params;
}

Plan plan_of(sqlite3* db, const Query& query, const Bound& bound) {
  Select select(db, query);
  for (const auto& [name, value] : bound) select.bind(name, value);
  Plan plan{query.name, {}};
  std::map<std::int64_t, std::size_t> depths;
  for (std::vector<Value> row; select.next(row);) {
    const auto parent = depths.find(std::get<std::int64_t>(row.at(1)));
    const std::size_t depth = parent == depths.end() ? 0 : parent->second + 1;
    depths[std::get<std::int64_t>(row.at(0))] = depth;
    plan.steps.push_back(std::string(2 * depth, ' ') + std::get<std::string>(row.at(3)));
  }
  return plan;
}

bool reads(std::string_view sql, std::string_view view) {
  return sql.find(fmt::format("{}(", view)) != std::string_view::npos;
}

}  // namespace

std::vector<Plan> plans_of(sqlite3* db, const Query& query, const Bound& bound) {
  (void)Select(db, query);  // reports errors with the file's own line
  std::vector<Plan> plans = {plan_of(db, explaining(query.name, query.sql, query.params), bound)};
  std::string text = query.sql;
  bool more = true;
  while (more) {
    more = false;
    for (const auto& view : embedded::views()) {
      const bool known = std::any_of(plans.begin(), plans.end(),
                                     [&](const Plan& plan) { return plan.name == view.name; });
      if (known || !reads(text, view.name)) continue;
      plans.push_back(plan_of(db, explaining(view.name, view.text, params_of(view.text)), {}));
      text += view.text;
      more = true;
    }
  }
  return plans;
}

}  // namespace outagedb
