#pragma once

#include <string>

namespace outagedb {

// Runs the whole program. Returns 0 for success, 1 for faulty data, 2 if the call was wrong or the
// database cannot be used.
int run_program(int argc, char** argv);

// Prints an error to standard error and returns its exit code.
int print_error(const std::string& reason, const std::string& hint);

}  // namespace outagedb
