#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace outagedb {

// The exit code of a program that could not do what it was asked to.
inline constexpr int kUnusable = 2;

// An error to print to the user: what() is the reason, hint() how to fix it (may be empty). An
// Error that reaches main() ends the program with kUnusable. Faulty data does not throw: it is
// rejected (see model/sink.hpp).
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& reason, std::string hint = {})
      : std::runtime_error(reason), hint_(std::move(hint)) {}

  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

}  // namespace outagedb
