#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/bytes/byte_source.hpp"

namespace outagedb {

// A file or standard input, read once, unpacked where gzip packed it and in UTF-8 where it is
// UTF-16: its first bytes can be looked at before, its SHA-256 is known after.
class InputStream final : private std::streambuf {
 public:
  // "-" is standard input. Throws Error where it cannot be read.
  explicit InputStream(const std::string& name);
  ~InputStream() override;

  // At most 64 KiB.
  [[nodiscard]] std::string_view head() const noexcept { return head_; }
  // Throws the Error of what cannot be read or unpacked.
  [[nodiscard]] std::istream& stream() noexcept { return stream_; }
  // The file's bytes are what the stream gives.
  [[nodiscard]] bool is_plain() const noexcept { return plain_; }
  // Of the whole input as it stands in its file: reads what the parser left.
  [[nodiscard]] std::string sha256();

  // Of the file, not of what it unpacks to.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept;
  [[nodiscard]] std::optional<std::uint64_t> size() const noexcept;  // nothing of what is no file

 private:
  class File;

  int_type underflow() override;

  std::unique_ptr<ByteSource> source_;
  File* file_ = nullptr;  // at the bottom of the source
  bool plain_ = true;
  std::string head_;
  std::array<char, 64UL * 1024> buffer_{};
  std::istream stream_;
};

}  // namespace outagedb
