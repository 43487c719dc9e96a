#include "output/reports/html_table.hpp"

#include <fmt/format.h>

#include "output/tables/cells.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kManyColumns = 13;
// Bytes: shorter texts stay on one line, longer ones need a column of some width.
constexpr std::size_t kShortText = 24;
constexpr std::size_t kLongText = 48;

std::string class_of(const Cells::Heading& heading, std::string_view text) {
  if (heading.zone) return fmt::format("t z z{}", *heading.zone);
  if (heading.right) return "n";
  return text.size() > kLongText ? "long" : text.size() <= kShortText ? "t" : "";
}

// Only addresses that a browser opens without executing them.
bool is_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         text.find_first_of(" \t\n\"'<>\\") == std::string_view::npos;
}

// The heading goes with each cell: on a narrow page a row becomes a list of them.
void write_cell(Markup& page, const Cells::Heading& heading, const std::string& text) {
  const std::string kind =
      text.empty() ? class_of(heading, text) + " empty" : class_of(heading, text);
  page.open("td", {{"class", kind}, {"data-l", heading.text}});
  if (is_address(text)) {
    page.open("a", {{"href", text}, {"rel", "noopener noreferrer"}, {"dir", "ltr"}})
        .text(text)
        .close();
  } else if (heading.right || heading.zone) {
    page.text(text);
  } else {
    page.open("bdi").text(text).close();
  }
  page.close();
}

void write_rows(Markup& page, const Cells& cells) {
  page.open("table", {{"class", "rows"}}).newline().open("thead").open("tr");
  for (const auto& heading : cells.headings) {
    page.open("th", {{"scope", "col"}, {"class", class_of(heading, {})}});
    page.text(heading.text).close();
  }
  page.close().close().newline().open("tbody").newline();
  for (const auto& row : cells.rows) {
    page.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) write_cell(page, cells.headings[i], row[i]);
    page.close().newline();
  }
  page.close().close();
}

// A single row with many columns is easier to read as a list of them.
void write_sideways(Markup& page, const Cells& cells) {
  page.open("table", {{"class", "sideways"}}).newline().open("tbody").newline();
  for (std::size_t i = 0; i < cells.headings.size(); ++i) {
    if (cells.rows.front()[i].empty()) continue;
    page.open("tr").open("th", {{"scope", "row"}});
    page.text(cells.headings[i].text).close();
    write_cell(page, cells.headings[i], cells.rows.front()[i]);
    page.close().newline();
  }
  page.close().close();
}

}  // namespace

void write_html_table(Markup& page, const Table& table, const std::vector<Zone>& zones,
                      const Texts& texts, const std::string& name) {
  if (table.rows.empty()) {
    page.element("p", {{"class", "soft"}}, texts("page.no_rows")).newline();
    return;
  }
  const Cells cells = render_cells(table, zones, &texts);
  page.open("div", {{"class", "wide"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", texts.with("page.wide", {{"title", name}})}});
  if (cells.rows.size() == 1 && table.columns.size() > kManyColumns) {
    write_sideways(page, cells);
  } else {
    write_rows(page, cells);
  }
  page.close().newline();
}

}  // namespace outagedb
