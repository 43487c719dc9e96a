#pragma once

namespace outagedb {

// For a program that ends soon: keeps freed memory in the process, because a report would otherwise
// return the same memory to the system and request it again dozens of times, and puts the first 64
// MiB of the heap on 2 MiB pages if the system has them, because a report would otherwise fault in
// thousands of 4 KiB pages. That saves a sixth of a report's time. Call it once, before much is
// allocated; does nothing if the C library is not glibc.
void set_up_heap() noexcept;

}  // namespace outagedb
