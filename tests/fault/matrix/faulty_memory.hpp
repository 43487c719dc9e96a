#pragma once

namespace outagedb::fault {

// SQLite's allocations are counted and can fail; operator new is replaced in the whole program.
void install_faulty_memory();

}  // namespace outagedb::fault
