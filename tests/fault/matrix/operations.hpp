#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace outagedb::fault {

using Words = std::vector<std::string>;

// A run of the program that must be done whole or not at all. The program is given --db before the
// words, and runs in the folder that write_inputs() filled.
struct Operation {
  std::string name;
  std::vector<Words> before;  // runs that make the database it starts from; none: there is none
  Words words;
  // Makes the database instead of `before`.
  std::function<void(const std::filesystem::path& database)> make = {};
  // The file beside the database that it makes; empty: it changes the database itself.
  std::string makes = {};
};

[[nodiscard]] std::vector<Operation> operations();

void write_inputs(const std::filesystem::path& folder);

}  // namespace outagedb::fault
