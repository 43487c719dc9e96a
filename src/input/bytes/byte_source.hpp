#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace outagedb {

// Bytes in order, read once; what unpacks or recodes them is another one around it.
class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // At most `size` bytes; 0 only at the end. Throws Error where they cannot be read.
  [[nodiscard]] virtual std::size_t read(char* to, std::size_t size) = 0;
};

// Lets its first bytes be looked at before they are read.
class PeekableSource final : public ByteSource {
 public:
  static constexpr std::size_t kHead = std::size_t{64} << 10;

  explicit PeekableSource(std::unique_ptr<ByteSource> source);

  [[nodiscard]] std::string_view head() const noexcept { return head_; }
  [[nodiscard]] std::size_t read(char* to, std::size_t size) override;

 private:
  std::unique_ptr<ByteSource> source_;
  std::string head_;
  std::size_t passed_ = 0;  // bytes of the head that were read
};

}  // namespace outagedb
