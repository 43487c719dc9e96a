#include "query/runner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "query/bound_arguments.hpp"
#include "query/guard.hpp"
#include "query/select.hpp"

namespace outagedb {
namespace {

void require_known(const Query& query, const Arguments& arguments) {
  std::vector<std::string> names;
  for (const Param& param : query.params) {
    if (param.kind != ParamKind::zone) names.push_back(param.name);
  }
  for (const auto& [name, argument] : arguments) {
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
  if (given != arguments.end()) return argument_value(param, given->second.texts, zones.front());
  if (!param.required) return {};
  throw Error(fmt::format("the query '{}' requires the parameter '{}'", query.name, param.name),
              param.help);
}

// A window that ends before it begins contains nothing, and "no rows" would be misleading.
void require_order(const Query& query, const Arguments& arguments, const Bound& bound) {
  const auto given = [&](ParamKind kind) {
    const auto param = std::ranges::find_if(query.params, [&](const Param& one) {
      return one.kind == kind && arguments.contains(one.name);
    });
    return bound.begin() + (param - query.params.begin());
  };
  const auto from = given(ParamKind::from);
  const auto until = given(ParamKind::until);
  if (from == bound.end() || until == bound.end()) return;
  if (std::get<std::int64_t>(from->second) < std::get<std::int64_t>(until->second)) return;
  const auto text = [&](const auto& one) { return arguments.at(one->first).texts.front(); };
  throw Error(fmt::format("{} '{}' and {} '{}': the window ends before it begins", from->first,
                          text(from), until->first, text(until)),
              "both values may be periods, and both periods are included");
}

// The row and its slot in the table.
std::size_t bytes_of(const std::vector<Value>& row) {
  std::size_t bytes = sizeof(std::vector<Value>) + row.size() * sizeof(Value);
  for (const Value& value : row) {
    if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
  }
  return bytes;
}

Table rows_of(Select& select, const Query& query, const Bound& bound, bool limited) {
  for (const auto& [name, value] : bound) select.bind(name, value);
  Table table{query.columns, {}};
  std::size_t bytes = 0;
  for (std::vector<Value> row; select.next(row);) {
    bytes += bytes_of(row);
    if (limited && bytes > kMostBytes) {
      throw Error(fmt::format("query '{}' stopped: its result is larger than {} MiB", query.name,
                              kMostBytes >> 20U),
                  "narrow it with WHERE, or page through it with LIMIT and OFFSET");
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table run_once(sqlite3* db, const Query& query, const Arguments& arguments,
               const std::vector<Zone>& zones, bool limited) {
  Select select(db, query);
  return rows_of(select, query, bound_values(query, arguments, zones), limited);
}

}  // namespace

Bound bound_values(const Query& query, const Arguments& arguments, const std::vector<Zone>& zones) {
  require_known(query, arguments);
  Bound bound;
  for (const Param& param : query.params)
    bound.emplace_back(param.name, value_of(query, param, arguments, zones));
  require_order(query, arguments, bound);
  return bound;
}

Table run_query(sqlite3* db, const Query& query, const Arguments& arguments,
                const std::vector<Zone>& zones) {
  return run_once(db, query, arguments, zones, false);
}

Table QueryRunner::run(std::string_view query, const Arguments& arguments,
                       const std::vector<Zone>& zones) {
  const Query& canned = query_named(query);
  return run(canned, bound_values(canned, arguments, zones));
}

Table QueryRunner::run(const Query& query, const Bound& bound) {
  auto ready = ready_.find(query.name);
  if (ready == ready_.end()) ready = ready_.emplace(query.name, Select(db_, query)).first;
  ready->second.reset();
  Table table = rows_of(ready->second, query, bound, false);
  ready->second.reset();
  return table;
}

Table run_query(sqlite3* db, const Query& query, const Arguments& arguments,
                const std::vector<Zone>& zones, const Limits& limits) {
  const TimeLimit time(db, limits.seconds);
  std::optional<SelectOnly> only;
  if (limits.select_only) only.emplace(db);
  try {
    return run_once(db, query, arguments, zones, limits.select_only);
  } catch (const Error&) {
    if (only && !only->refused().empty()) {
      throw Error(fmt::format("{}.sql: {} is not allowed", query.name, only->refused()),
                  "a user-defined query may only SELECT");
    }
    if (!time.over()) throw;
    throw Error(
        fmt::format("query '{}' stopped: it took longer than {} s", query.name, *limits.seconds),
        "raise the limit with --timeout SECONDS");
  }
}

}  // namespace outagedb
