#include <fmt/format.h>

#include <sstream>

#include "output/reports/report_writer.hpp"
#include "output/tables/html.hpp"
#include "output/tables/markdown.hpp"

namespace outagedb {
namespace {

std::string markdown_index(const ReportIndex& index, const Texts& texts) {
  std::string page = fmt::format("# {}\n\n", markdown_text(texts("index.title")));
  for (const auto& file : index.files) {
    page += fmt::format("- [{}, {}]({})\n", markdown_text(texts.value("period", file.period)),
                        markdown_line(isolated(file.platform), texts.right_to_left()), file.name);
  }
  return page;
}

std::string html_index(const ReportIndex& index, const Texts& texts) {
  std::string page = fmt::format(
      "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>{}</title>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n<ul>\n",
      texts.language(), texts.right_to_left() ? "rtl" : "ltr", html_text(texts("index.title")),
      html_text(texts("index.title")));
  for (const auto& file : index.files) {
    page += fmt::format("<li><a href=\"{}\">{} <bdi>{}</bdi></a></li>\n", html_text(file.name),
                        html_text(texts.value("period", file.period)), html_text(file.platform));
  }
  return page + "</ul>\n</main>\n</body>\n</html>\n";
}

std::string table_index(const ReportIndex& index, std::string_view format, const Texts& texts) {
  Table table{{{"period", Unit::text, {}}, {"platform", Unit::text, {}}, {"file", Unit::text, {}}},
              {}};
  for (const auto& file : index.files)
    table.rows.push_back({file.period, file.platform, file.name});
  std::ostringstream out;
  writer_named(format).write(table, {.zones = {}, .color = false, .texts = &texts}, out);
  return out.str();
}

}  // namespace

IndexPage index_page(const ReportIndex& index, const ReportWriter& writer, const Texts& texts) {
  if (writer.name == "markdown") return {"index.md", markdown_index(index, texts)};
  if (writer.name == "html") return {"index.html", html_index(index, texts)};
  if (writer.name == "text") return {"index.txt", table_index(index, "table", texts)};
  if (writer.name == "json") return {"index.json", table_index(index, "json", texts)};
  return {"index.csv", table_index(index, "csv", texts)};
}

}  // namespace outagedb
