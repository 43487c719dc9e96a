#include <fmt/format.h>

#include <string>

#include "base/error.hpp"
#include "output/monthly.hpp"

namespace outagedb {

extern const MonthlyWriter monthly_text_writer;
extern const MonthlyWriter monthly_markdown_writer;
extern const MonthlyWriter monthly_html_writer;
extern const MonthlyWriter monthly_csv_writer;
extern const MonthlyWriter monthly_json_writer;
extern const MonthlyWriter monthly_xlsx_writer;

std::span<const MonthlyWriter* const> monthly_writers() {
  static constexpr const MonthlyWriter* all[] = {&monthly_text_writer, &monthly_markdown_writer,
                                                 &monthly_html_writer, &monthly_csv_writer,
                                                 &monthly_json_writer, &monthly_xlsx_writer};
  return all;
}

const MonthlyWriter& monthly_writer_named(std::string_view name) {
  std::string names;
  for (const MonthlyWriter* writer : monthly_writers()) {
    if (writer->name == name) return *writer;
    names.append(names.empty() ? "" : ", ").append(writer->name);
  }
  throw Error(fmt::format("no report format is called '{}'", name), "there are: " + names);
}

}  // namespace outagedb
