#include "output/tables/machine.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {
namespace {

// Escapes as PostgreSQL's COPY and MySQL do: one row is one line, and nothing is lost. A leading
// quote gets a ' before it: many readers would treat it as enclosing the cell, and run the formula
// in it or continue to the next quote.
std::string escaped(const std::string& text) {
  std::string out = text.starts_with('"') ? "'" : "";
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void write_tsv(const Table& table, const WriteOptions&, std::ostream& out) {
  const char* separator = "";
  for (const Column& column : table.columns) {
    out << separator << escaped(machine_text(column.name, Unit::text));
    separator = "\t";
  }
  out << '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out << (i == 0 ? "" : "\t") << escaped(machine_text(row[i], table.columns[i].unit));
    }
    out << '\n';
  }
}

}  // namespace

extern const Writer tsv_writer;
const Writer tsv_writer{"tsv", write_tsv};

}  // namespace outagedb
