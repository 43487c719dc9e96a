#include <fmt/format.h>

#include <string>

#include "base/error.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {

extern const Writer table_writer;
extern const Writer csv_writer;
extern const Writer tsv_writer;
extern const Writer json_writer;
extern const Writer jsonl_writer;
extern const Writer markdown_writer;
extern const Writer html_writer;

std::span<const Writer* const> writers() {
  static constexpr const Writer* all[] = {
      &table_writer, &csv_writer,      &tsv_writer,  &json_writer,
      &jsonl_writer, &markdown_writer, &html_writer,
  };
  return all;
}

const Writer& writer_named(std::string_view name) {
  std::string names;
  for (const Writer* writer : writers()) {
    if (writer->name == name) return *writer;
    names.append(names.empty() ? "" : ", ").append(writer->name);
  }
  throw Error(fmt::format("unknown output format '{}'", name), "available: " + names);
}

}  // namespace outagedb
