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

// Converts another source, one piece of text after the other.
class ConvertingSource : public ByteSource {
 public:
  [[nodiscard]] std::size_t read(char* to, std::size_t size) final;

 protected:
  // Sets the next piece, which may be empty; false if it is the last. Throws Error.
  virtual bool next(std::string& text) = 0;

 private:
  std::string text_;
  std::size_t passed_ = 0;  // bytes of it already read
  bool ended_ = false;
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
