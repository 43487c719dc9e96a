#include "base/memory.hpp"

#include <cstdlib>  // says whether it is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace outagedb {

// https://man7.org/linux/man-pages/man3/mallopt.3.html
void keep_freed_memory() noexcept {
#ifdef __GLIBC__
  constexpr int kMost = 32 << 20;  // that a threshold can be
  mallopt(M_TRIM_THRESHOLD, 8 * kMost);
  mallopt(M_MMAP_THRESHOLD, kMost);
#endif
}

}  // namespace outagedb
