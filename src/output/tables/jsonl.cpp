#include "output/tables/json_row.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {
namespace {

void write_jsonl(const Table& table, const WriteOptions&, std::ostream& out) {
  for (const auto& row : table.rows) out << json_row(table.columns, row) << '\n';
}

}  // namespace

extern const Writer jsonl_writer;
const Writer jsonl_writer{"jsonl", write_jsonl};

}  // namespace outagedb
