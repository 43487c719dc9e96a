#include "output/tables/json_row.hpp"

#include <variant>

#include "base/json.hpp"
#include "output/tables/machine.hpp"

namespace outagedb {
namespace {

struct WriteValue {
  JsonWriter& json;
  void operator()(std::monostate) const { json.null(); }
  void operator()(std::int64_t value) const { json.number(value); }
  void operator()(double value) const { json.number(value); }
  void operator()(const std::string& value) const { json.text(value); }
};

}  // namespace

std::string json_row(const std::vector<Column>& columns, const std::vector<Value>& row) {
  JsonWriter json;
  json.begin_object();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    json.key(columns[i].name);
    std::visit(WriteValue{json}, machine_value(row[i], columns[i].unit));
  }
  return json.end_object().str();
}

}  // namespace outagedb
