#include "output/tables/csv.hpp"

#include "output/tables/machine.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

namespace {

// Lines end in \n only.
void write_csv(const Table& table, const WriteOptions&, std::ostream& out) {
  const char* separator = "";
  for (const Column& column : table.columns) {
    out << separator << csv_cell(machine_text(column.name, Unit::text));
    separator = ",";
  }
  out << '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out << (i == 0 ? "" : ",") << csv_cell(machine_text(row[i], table.columns[i].unit));
    }
    out << '\n';
  }
}

}  // namespace

extern const Writer csv_writer;
const Writer csv_writer{"csv", write_csv};

}  // namespace outagedb
