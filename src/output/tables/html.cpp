#include "output/tables/html.hpp"

#include "output/tables/cells.hpp"
#include "output/tables/escape_controls.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>outagedb</title>
<style>
body { font-family: sans-serif; }
table { border-collapse: collapse; }
th, td { padding: .2em .6em; border-bottom: 1px solid #ccc; text-align: left; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
)";

void write_cell(const char* tag, const Cells::Heading& heading, std::string_view text,
                std::ostream& out) {
  // dir=auto: a title in Arabic runs from right to left in its own cell and does not affect others.
  out << '<' << tag << (heading.right ? " class=\"n\">" : " dir=\"auto\">") << escaped(text) << "</"
      << tag << '>';
}

void write_rows(const Cells& cells, std::ostream& out) {
  out << "<table>\n<thead><tr>";
  for (const auto& heading : cells.headings) write_cell("th", heading, heading.text, out);
  out << "</tr></thead>\n<tbody>\n";
  for (const auto& row : cells.rows) {
    out << "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) write_cell("td", cells.headings[i], row[i], out);
    out << "</tr>\n";
  }
  out << "</tbody>\n</table>\n";
}

void write_html(const Table& table, const WriteOptions& options, std::ostream& out) {
  out << kHead;
  if (table.rows.empty()) {
    out << "<p>no rows</p>\n";
  } else {
    write_rows(render_cells(table, options.zones), out);
  }
  out << "</body>\n</html>\n";
}

}  // namespace

std::string html_text(std::string_view text) { return escaped(escape_controls(text)); }

extern const Writer html_writer;
const Writer html_writer{"html", write_html};

}  // namespace outagedb
