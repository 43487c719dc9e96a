#include "base/sql.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "base/embedded.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

using Statements = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view kName = "-- name: ";

void add_statements(const embedded::File& file, Statements& statements) {
  std::string_view rest = file.text;
  for (auto at = rest.find(kName); at != std::string_view::npos; at = rest.find(kName)) {
    rest.remove_prefix(at + kName.size());
    const auto line = rest.find('\n');
    std::string name = fmt::format("{}.{}", file.name, trim(rest.substr(0, line)));
    rest.remove_prefix(line + 1);
    const bool added = statements.emplace(name, trim(rest.substr(0, rest.find(kName)))).second;
    if (!added) throw Error(fmt::format("two SQL statements have the name {}", name));
  }
}

}  // namespace

const std::string& named_sql(std::string_view name) {
  static const Statements statements = [] {
    Statements all;
    for (const embedded::File& file : embedded::statements()) add_statements(file, all);
    return all;
  }();
  const auto found = statements.find(name);
  if (found == statements.end())
    throw Error(fmt::format("unknown SQL statement {}", name), "this is a defect of outagedb");
  return found->second;
}

}  // namespace outagedb
