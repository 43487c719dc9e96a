#pragma once

#include <string>

namespace outagedb {

// Who makes a manual entry, and why.
struct Attribution {
  std::string who;
  std::string why;
};

}  // namespace outagedb
