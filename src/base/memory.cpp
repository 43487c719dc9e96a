#include "base/memory.hpp"

#include <cstdlib>  // says whether it is glibc

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace outagedb {

// https://man7.org/linux/man-pages/man3/mallopt.3.html,
// https://man7.org/linux/man-pages/man2/madvise.2.html
void set_up_heap() noexcept {
#ifdef __GLIBC__
  constexpr int kLargest = 32 << 20;  // that malloc's threshold for maps of their own can be
  constexpr int kHeap = 64 << 20;
  mallopt(M_TRIM_THRESHOLD, 8 * kLargest);
  mallopt(M_MMAP_THRESHOLD, kLargest);
  mallopt(M_TOP_PAD, kHeap);
  void* volatile grown = std::malloc(kHeap / 16);  // volatile, or nothing would be allocated
  std::free(grown);  // now the heap is as large; it takes no memory before it is used
  madvise(static_cast<char*>(sbrk(0)) - kHeap, kHeap, MADV_HUGEPAGE);
#endif
}

}  // namespace outagedb
