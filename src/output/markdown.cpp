#include "output/markdown.hpp"

#include "output/cells.hpp"
#include "output/visible.hpp"
#include "output/writer.hpp"

namespace outagedb {
namespace {

// GitHub's flavour. Entities for the three that HTML knows too, since many readers let HTML
// through.
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

std::string markdown_text(std::string_view text) { return escaped(visible(text)); }

std::string markdown_line(std::string_view text, bool keep_isolates) {
  return escaped(visible_line(text, keep_isolates));
}

extern const Writer markdown_writer;
const Writer markdown_writer{"markdown", write_markdown};

}  // namespace outagedb
