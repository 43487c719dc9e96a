#include "output/machine.hpp"
#include "output/writer.hpp"

namespace outagedb {
namespace {

// RFC 4180, with \n as the line's end.
std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

void write_csv(const Table& table, const WriteOptions&, std::ostream& out) {
  const char* separator = "";
  for (const Column& column : table.columns) {
    out << separator << quoted(machine_text(column.name, Unit::text));
    separator = ",";
  }
  out << '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out << (i == 0 ? "" : ",") << quoted(machine_text(row[i], table.columns[i].unit));
    }
    out << '\n';
  }
}

}  // namespace

extern const Writer csv_writer;
const Writer csv_writer{"csv", write_csv};

}  // namespace outagedb
