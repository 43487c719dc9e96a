#include "base/error.hpp"
#include "input/table.hpp"

namespace outagedb {
namespace {

bool sniff(std::string_view head) { return is_our_table(head, "\t"); }

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  if (options.table.separator.value_or('\t') != '\t')
    throw Error("tsv is separated by tabs, the mapping says otherwise", "read it as csv");
  read_table(stream, '\t', options, sink);
}

}  // namespace

extern const Format tsv_format;  // listed in formats.cpp
const Format tsv_format{"tsv", "the same, separated by tabs", sniff, read, true};

}  // namespace outagedb
