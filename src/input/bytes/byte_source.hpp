#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace outagedb {

// A sequence of bytes that is read once. Decompressors and transcoders wrap another source.
class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // Reads at most `size` bytes; returns 0 only at the end. Throws Error on a read failure.
  [[nodiscard]] virtual std::size_t read(char* to, std::size_t size) = 0;
};

// Lets callers inspect the first bytes of a source before reading them.
class PeekableSource final : public ByteSource {
 public:
  static constexpr std::size_t kHead = std::size_t{64} << 10;

  explicit PeekableSource(std::unique_ptr<ByteSource> source);

  [[nodiscard]] std::string_view head() const noexcept { return head_; }
  // Reads on until the head has that many bytes or the source ends. Call it before read().
  void extend_head(std::size_t size);
  [[nodiscard]] std::size_t read(char* to, std::size_t size) override;

 private:
  std::unique_ptr<ByteSource> source_;
  std::string head_;
  std::size_t passed_ = 0;  // bytes of the head already read
};

}  // namespace outagedb
