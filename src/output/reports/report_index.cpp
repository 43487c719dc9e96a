#include <fmt/format.h>

#include <sstream>

#include "output/html/html_page.hpp"
#include "output/reports/report_writer.hpp"
#include "output/tables/markdown.hpp"

namespace outagedb {
namespace {

// What was not monitored has no number.
std::string outages_of(const ReportIndex::File& file, const Texts& texts) {
  return file.outages.empty() ? texts("months.not_monitored") : file.outages;
}

std::string markdown_index(const ReportIndex& index, const Texts& texts) {
  std::string page = fmt::format("# {}\n\n| {} | {} | {} |\n| --- | --- | --- |\n",
                                 markdown_text(texts("index.title")), texts("index.report"),
                                 texts("rank.outages"), texts("rank.downtime"));
  for (const auto& file : index.files) {
    page += fmt::format("| [{}, {}]({}) | {} | {} |\n",
                        markdown_text(texts.value("period", file.period)),
                        markdown_line(isolated(file.platform), texts.right_to_left()), file.name,
                        outages_of(file, texts), file.downtime);
  }
  return page;
}

std::string html_index(const ReportIndex& index, const Texts& texts) {
  Markup page;
  open_page(page, texts, texts("index.title"));
  page.open("main", {{"class", "wide"}}).element("h1", {}, texts("index.title")).newline();
  page.open("table", {{"class", "rank"}, {"role", "table"}}).open("thead");
  page.open("tr", {{"role", "row"}});
  for (const char* key : {"index.report", "rank.outages", "rank.downtime"})
    page.element("th", {{"scope", "col"}, {"role", "columnheader"}}, texts(key));
  page.close().close().newline().open("tbody").newline();
  for (const auto& file : index.files) {
    page.open("tr", {{"role", "row"}});
    page.open("th", {{"scope", "row"}, {"role", "rowheader"}}).open("a", {{"href", file.name}});
    page.line(texts.value("period", file.period)).line(" ").open("bdi").text(file.platform);
    page.close().close().close();
    page.open("td", {{"role", "cell"}, {"data-l", texts("rank.outages")}});
    page.line(outages_of(file, texts)).close();
    page.open("td", {{"role", "cell"}, {"data-l", texts("rank.downtime")}, {"class", "last"}});
    page.line(file.downtime).close().close().newline();
  }
  page.close().close().close().newline();
  close_page(page);
  return page.str();
}

std::string table_index(const ReportIndex& index, std::string_view format, const Texts& texts) {
  Table table{{{"period", Unit::text, {}},
               {"platform", Unit::text, {}},
               {"outages", Unit::text, {}},
               {"downtime", Unit::text, {}},
               {"file", Unit::text, {}}},
              {}};
  for (const auto& file : index.files)
    table.rows.push_back(
        {file.period, file.platform, outages_of(file, texts), file.downtime, file.name});
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
