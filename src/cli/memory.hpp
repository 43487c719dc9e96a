#pragma once

namespace outagedb {

// For a program that ends soon: what is freed stays with it, where a report would give the same
// memory back to the system and take it again dozens of times, and the first 64 MiB of the heap are
// in pages of 2 MiB where the system has them, where a report would touch thousands of 4 KiB for
// the first time. That is a sixth of a report's time. Once, before much is allocated; does nothing
// where the C library is not glibc.
void set_up_heap() noexcept;

}  // namespace outagedb
