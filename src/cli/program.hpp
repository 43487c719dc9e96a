#pragma once

#include <string>

namespace outagedb {

// The whole program. 0 done, 1 the data had faults, 2 the call was wrong or the database cannot be
// used.
int run_program(int argc, char** argv);

// An error as the user is told it, on standard error. Gives its exit code.
int print_error(const std::string& reason, const std::string& hint);

}  // namespace outagedb
