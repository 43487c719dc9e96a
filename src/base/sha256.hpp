#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace outagedb {

// SHA-256 of the bytes added so far, as 64 lower-case hexadecimal digits.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  [[nodiscard]] std::string digest();  // call once; add nothing afterwards

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace outagedb
