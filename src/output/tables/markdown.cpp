#include "output/tables/markdown.hpp"

#include "output/tables/cells.hpp"
#include "output/tables/escape_controls.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {
namespace {

// GitHub's flavor. Uses entities for the three characters that HTML also interprets, since many
// renderers pass HTML through.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '|':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '~':
      case '\\':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

// At the start of a line "#", "-", "+" and "1." are markup too.
std::string begun_as_text(std::string line) {
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == std::string::npos) return line;
  const std::string_view marks = digits == 0 ? "#-+" : ".)";
  if (marks.find(line[digits]) != std::string_view::npos) line.insert(digits, 1, '\\');
  return line;
}

void write_markdown(const Table& table, const WriteOptions& options, std::ostream& out) {
  if (table.rows.empty()) {
    out << "no rows\n";
    return;
  }
  const Cells cells = isolated_cells(table, options.zones, options.texts);
  for (const auto& heading : cells.headings) out << "| " << escaped(heading.text) << ' ';
  out << "|\n";
  for (const auto& heading : cells.headings) out << (heading.right ? "| ---: " : "| --- ");
  out << "|\n";
  for (const auto& row : cells.rows) {
    for (const auto& text : row) out << "| " << escaped(text) << (text.empty() ? "" : " ");
    out << "|\n";
  }
}

}  // namespace

std::string markdown_text(std::string_view text) { return escaped(escape_controls(text)); }

std::string markdown_line(std::string_view text, bool keep_isolates) {
  return begun_as_text(escaped(escape_line(text, keep_isolates)));
}

extern const Writer markdown_writer;
const Writer markdown_writer{"markdown", write_markdown};

}  // namespace outagedb
