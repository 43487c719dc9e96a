#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "time/grammar/parse.hpp"

namespace outagedb {

// What a user may settle of texts that leave something open; the options are the same wherever
// times are read.
class TimeRuleOptions {
 public:
  void add_to(CLI::App& command);
  // Without a zone. Throws Error for a label that is none and for a zone that is not known.
  [[nodiscard]] TimeRules rules() const;

 private:
  std::vector<std::string> labels_;
  std::string gap_ = "reject";
  bool strict_zones_ = false;
};

}  // namespace outagedb
