#pragma once

#include <string>

namespace outagedb {

// Who changes something by hand, and why.
struct Hand {
  std::string who;
  std::string why;
};

}  // namespace outagedb
