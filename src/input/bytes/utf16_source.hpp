#pragma once

#include <memory>
#include <string>

#include "input/bytes/byte_source.hpp"

namespace outagedb {

// UTF-16 that begins with its byte order mark, as UTF-8 without one, a chunk at a time.
class Utf16Source final : public ByteSource {
 public:
  explicit Utf16Source(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  [[nodiscard]] std::size_t read(char* to, std::size_t size) override;

 private:
  void refill();

  std::unique_ptr<ByteSource> source_;
  std::string mark_;     // tells the order of the bytes to every chunk
  std::string pending_;  // a unit or a pair that the end of the last chunk cut
  std::string text_;
  std::size_t passed_ = 0;
  bool ended_ = false;
};

}  // namespace outagedb
