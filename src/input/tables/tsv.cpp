#include "base/error.hpp"
#include "input/tables/table_reader.hpp"

namespace outagedb {
namespace {

bool sniff(std::string_view head) { return is_our_table(head, "\t"); }

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  if (options.table.separator.value_or('\t') != '\t')
    throw Error("tsv is separated by tabs, but the mapping names another separator",
                "use --format csv");
  read_table(stream, '\t', options, sink);
}

}  // namespace

extern const Format tsv_format;  // listed in formats.cpp
const Format tsv_format{"tsv", "like csv, separated by tabs", sniff, read, true};

}  // namespace outagedb
