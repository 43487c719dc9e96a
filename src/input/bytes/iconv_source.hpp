#pragma once

#include <iconv.h>

#include <cstdint>
#include <memory>
#include <string>

#include "input/bytes/byte_source.hpp"

namespace outagedb {

// Converts an encoding that iconv(3) knows to UTF-8, chunk by chunk.
class IconvSource final : public ConvertingSource {
 public:
  // Throws Error if the encoding is unknown.
  IconvSource(std::unique_ptr<ByteSource> source, const std::string& encoding);
  ~IconvSource() override;

 private:
  // Throws Error, with the offset in the input, for bytes that the encoding does not have.
  bool next(std::string& text) override;
  void convert(std::string& text);
  [[noreturn]] void fail(const char* at, const char* reason) const;

  std::unique_ptr<ByteSource> source_;
  std::string encoding_;
  iconv_t converter_;
  std::uint64_t offset_ = 0;  // of pending_ in the input
  std::string pending_;       // bytes that are not converted yet
  bool ended_ = false;
};

// Throws Error if iconv(3) does not know the encoding.
void require_encoding(const std::string& encoding);

}  // namespace outagedb
