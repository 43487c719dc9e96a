#pragma once

#include <string>

namespace outagedb {

// Who changes something by hand, and why.
struct Attribution {
  std::string who;
  std::string why;
};

}  // namespace outagedb
