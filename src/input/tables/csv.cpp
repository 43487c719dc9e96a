#include "input/tables/table_reader.hpp"

namespace outagedb {
namespace {

bool sniff(std::string_view head) { return is_our_table(head, ",;|"); }

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  read_table(stream, options.table.separator, options, sink);
}

}  // namespace

extern const Format csv_format;  // listed in formats.cpp
const Format csv_format{"csv", "tables of user reports or incidents", sniff, read, true};

}  // namespace outagedb
