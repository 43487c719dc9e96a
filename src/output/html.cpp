#include "output/cells.hpp"
#include "output/markup.hpp"
#include "output/writer.hpp"

namespace outagedb {
namespace {

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

void write_cell(std::string_view tag, const Cells::Heading& heading, std::string_view text,
                Markup& page) {
  // dir=auto: a title in Arabic runs from right to left in its own cell and leaves the others
  // alone.
  if (heading.right) {
    page.open(tag, {{"class", "n"}});
  } else {
    page.open(tag, {{"dir", "auto"}});
  }
  page.text(text).close();
}

void write_rows(const Cells& cells, Markup& page) {
  page.open("table").newline().open("thead").open("tr");
  for (const auto& heading : cells.headings) write_cell("th", heading, heading.text, page);
  page.close().close().newline().open("tbody").newline();
  for (const auto& row : cells.rows) {
    page.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) write_cell("td", cells.headings[i], row[i], page);
    page.close().newline();
  }
  page.close().newline().close().newline();
}

void write_html(const Table& table, const WriteOptions& options, std::ostream& out) {
  out << kHead;
  if (table.rows.empty()) {
    out << "<p>no rows</p>\n";
  } else {
    Markup page;
    write_rows(shape_cells(table, options.zones), page);
    out << page.str();
  }
  out << "</body>\n</html>\n";
}

}  // namespace

extern const Writer html_writer;
const Writer html_writer{"html", write_html};

}  // namespace outagedb
