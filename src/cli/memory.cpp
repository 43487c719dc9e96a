#include "cli/memory.hpp"

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
  constexpr int kHeap = 64 << 20;      // addresses, not memory, until used
  constexpr int kKept = 256 << 20;     // more than a command needs
  constexpr int kBeyond = 1 << 20;     // larger blocks get their own maps, such as growing vectors
  constexpr int kPadding = 128 << 10;  // glibc's default
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_MMAP_THRESHOLD, kBeyond);
  mallopt(M_TOP_PAD, kHeap);
  auto* const grown = static_cast<char*>(std::malloc(kBeyond / 2));
  mallopt(M_TOP_PAD, kPadding);  // if there is no room for that much, there may be for less
  auto* const end = static_cast<char*>(sbrk(0));
  if (grown != nullptr && grown < end && end - grown > kHeap)
    madvise(end - kHeap, kHeap, MADV_HUGEPAGE);
  std::free(grown);
#endif
}

}  // namespace outagedb
