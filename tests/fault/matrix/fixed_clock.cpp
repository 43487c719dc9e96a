#include "base/clock.hpp"

// Stands before the program's own clock when this program is linked: what two runs leave behind can
// be compared whole.
namespace outagedb {

std::int64_t clock_now() { return 1'767'225'600; }  // 2026-01-01
double clock_steady() { return 0; }

}  // namespace outagedb
