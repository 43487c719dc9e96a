#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "output/tables/table_lines.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kWidest = 60;  // longer text shifts only its own row, not every row
constexpr std::string_view kGap = "  ";

class TableLines {
 public:
  TableLines(const Cells& cells, const std::vector<std::size_t>& widths, std::ostream& out)
      : headings_(cells.headings), widths_(widths), out_(out) {}

  void write(const std::vector<std::string>& texts, std::string_view before = {},
             std::string_view after = {}) {
    std::string line;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::size_t width = display_width(texts[i]);
      const std::string pad(widths_[i] > width ? widths_[i] - width : 0, ' ');
      line.append(i == 0 ? "" : kGap);
      line.append(headings_[i].right ? pad + texts[i] : texts[i] + pad);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out_ << before << line << after << '\n';
  }

  void write_rule() {
    std::vector<std::string> dashes;
    for (const std::size_t width : widths_) dashes.emplace_back(width, '-');
    write(dashes);
  }

 private:
  const std::vector<Cells::Heading>& headings_;
  const std::vector<std::size_t>& widths_;
  std::ostream& out_;
};

void write_table(const Table& table, const WriteOptions& options, std::ostream& out) {
  if (table.rows.empty()) {
    out << "no rows\n";
    return;
  }
  const Cells cells = isolated_cells(table, options.zones, options.texts);
  write_table_lines(cells, column_widths(cells, kWidest), options.color, out);
}

}  // namespace

std::vector<std::size_t> column_widths(const Cells& cells, std::size_t widest) {
  std::vector<std::size_t> widths;
  for (const auto& heading : cells.headings) widths.push_back(display_width(heading.text));
  for (const auto& row : cells.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], std::min(display_width(row[i]), widest));
  }
  return widths;
}

void write_table_lines(const Cells& cells, const std::vector<std::size_t>& widths, bool color,
                       std::ostream& out) {
  std::vector<std::string> headings;
  for (const auto& heading : cells.headings) headings.push_back(heading.text);
  TableLines lines(cells, widths, out);
  lines.write(headings, color ? "\x1b[1m" : "", color ? "\x1b[0m" : "");
  lines.write_rule();
  for (const auto& row : cells.rows) lines.write(row);
}

extern const Writer table_writer;
const Writer table_writer{"table", write_table};

}  // namespace outagedb
