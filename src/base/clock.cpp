#include "base/clock.hpp"

#include <chrono>

namespace outagedb {

std::int64_t clock_now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

double clock_steady() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace outagedb
