#pragma once

namespace outagedb {

// The whole program. 0 done, 1 the data had faults, 2 the call was wrong or the database cannot be
// used.
int run_program(int argc, char** argv);

}  // namespace outagedb
