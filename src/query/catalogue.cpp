#include "query/catalogue.hpp"

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/error.hpp"
#include "base/nearest.hpp"

namespace outagedb {

const std::vector<Query>& catalogue() {
  static const std::vector<Query> queries = [] {
    std::vector<Query> parsed;
    for (const auto& file : embedded::queries())
      parsed.push_back(parse_query(file.name, file.text));
    return parsed;
  }();
  return queries;
}

const Query& query_named(std::string_view name) {
  std::vector<std::string> names;
  for (const Query& query : catalogue()) {
    if (query.name == name) return query;
    names.push_back(query.name);
  }
  throw Error(fmt::format("unknown query '{}'", name), hint_of_names(name, names));
}

}  // namespace outagedb
