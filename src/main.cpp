#include "cli/program.hpp"

int main(int argc, char** argv) { return outagedb::run_program(argc, argv); }
