#include "output/tables/json_row.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {
namespace {

void write_json(const Table& table, const WriteOptions&, std::ostream& out) {
  const char* before = "\n  ";
  out << '[';
  for (const auto& row : table.rows) {
    out << before << json_row(table.columns, row);
    before = ",\n  ";
  }
  out << (table.rows.empty() ? "]\n" : "\n]\n");
}

}  // namespace

extern const Writer json_writer;
const Writer json_writer{"json", write_json};

}  // namespace outagedb
