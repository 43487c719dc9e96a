#pragma once

#include <memory>
#include <string>

#include "input/bytes/byte_source.hpp"

namespace outagedb {

// Converts UTF-16 that begins with a byte order mark to UTF-8 without one, chunk by chunk.
class Utf16Source final : public ConvertingSource {
 public:
  explicit Utf16Source(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

 private:
  bool next(std::string& text) override;

  std::unique_ptr<ByteSource> source_;
  std::string mark_;     // prepended to every chunk: determines the byte order
  std::string pending_;  // a unit or surrogate pair that the end of the last chunk split
};

}  // namespace outagedb
