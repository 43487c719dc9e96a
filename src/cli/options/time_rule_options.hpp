#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "time/grammar/parse.hpp"

namespace outagedb {

// How to interpret ambiguous time texts; all commands that read times share these options.
class TimeRuleOptions {
 public:
  void add_to(CLI::App& command);
  // Without a zone. Throws Error for an invalid label and for an unknown zone.
  [[nodiscard]] TimeRules rules() const;

 private:
  std::vector<std::string> labels_;
  std::string dates_;
  std::string gap_ = "reject";
  bool strict_zones_ = false;
};

}  // namespace outagedb
