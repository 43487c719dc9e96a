#pragma once

#include <array>
#include <fstream>
#include <istream>
#include <string>
#include <string_view>

#include "base/sha256.hpp"

namespace outagedb {

// A file or standard input, read once: its first bytes can be looked at before, its SHA-256 is
// known after.
class InputStream final : private std::streambuf {
 public:
  // "-" is standard input. Throws Error where it cannot be read.
  explicit InputStream(const std::string& name);

  [[nodiscard]] std::string_view head() const noexcept { return {buffer_.data(), head_length_}; }
  [[nodiscard]] std::istream& stream() noexcept { return stream_; }
  // Of the whole input: reads what the parser left.
  [[nodiscard]] std::string sha256();

 private:
  int_type underflow() override;
  std::size_t fill();

  std::string name_;
  std::ifstream file_;
  std::istream* source_;
  std::array<char, 64UL * 1024> buffer_{};
  std::size_t head_length_ = 0;
  Sha256 hash_;
  std::istream stream_;
};

}  // namespace outagedb
