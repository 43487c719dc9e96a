#pragma once

#include <string>
#include <vector>

#include "store/batches/ingest.hpp"

namespace outagedb {

struct SummaryOptions {
  std::string input;
  std::string format;
  bool json = false;  // on standard output, for scripts; else text on standard error
  bool quiet = false;
  std::string not_kept;                      // why nothing was written; empty if it was
  std::vector<std::string> understood = {};  // how a table was read, in lines
};

void print_summary(const Summary& summary, const SummaryOptions& options);

}  // namespace outagedb
