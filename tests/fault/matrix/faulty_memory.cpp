#include "faulty_memory.hpp"

#include <sqlite3.h>

#include <cstdlib>
#include <new>

#include "faults.hpp"

namespace outagedb::fault {
namespace {

sqlite3_mem_methods real;

void* allocate(int size) { return fails(Call::memory) ? nullptr : real.xMalloc(size); }

void* reallocate(void* old, int size) {
  return fails(Call::memory) ? nullptr : real.xRealloc(old, size);
}

}  // namespace

void install_faulty_memory() {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
  sqlite3_mem_methods faulty = real;
  faulty.xMalloc = allocate;
  faulty.xRealloc = reallocate;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty);
}

}  // namespace outagedb::fault

// Those with an alignment are left as they are: nothing here asks for more than malloc gives.
void* operator new(std::size_t size) {
  void* memory =
      outagedb::fault::fails(outagedb::fault::Call::memory) ? nullptr : std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return outagedb::fault::fails(outagedb::fault::Call::memory) ? nullptr : std::malloc(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept {
  return operator new(size, tag);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
