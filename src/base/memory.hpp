#pragma once

namespace outagedb {

// What is freed stays with the program until it ends, which is soon: a report would give the same
// memory back to the system and take it again dozens of times, a tenth of its time. Does nothing
// where the C library is not glibc.
void keep_freed_memory() noexcept;

}  // namespace outagedb
