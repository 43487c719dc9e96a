#include "cli/terminal/query_explain.hpp"

#include <fmt/format.h>

#include <variant>

#include "output/tables/escape_controls.hpp"
#include "query/explain.hpp"

namespace outagedb {
namespace {

// A value as an SQL literal, so that it can be pasted into the statement.
struct Literal {
  std::string operator()(std::monostate) const { return "NULL"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const {
    std::string text = "'";
    for (const char c : value) text += c == '\'' ? std::string("''") : std::string(1, c);
    return escape_controls(text + "'");
  }
};

}  // namespace

std::string explained(sqlite3* db, const Query& query, const Bound& bound) {
  const auto plans = plans_of(db, query, bound);
  std::string text = query.sql;
  if (!text.ends_with('\n')) text += '\n';
  text += "\nParameters:\n";
  for (const auto& [name, value] : bound)
    text += fmt::format("  :{} = {}\n", name, std::visit(Literal{}, value));
  if (bound.empty()) text += "  none\n";
  for (const Plan& plan : plans) {
    text += fmt::format("\nPlan of {}:\n", plan.name);
    for (const std::string& step : plan.steps) text += fmt::format("  {}\n", escape_controls(step));
  }
  return text;
}

}  // namespace outagedb
