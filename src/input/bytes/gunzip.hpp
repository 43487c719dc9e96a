#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "input/bytes/byte_source.hpp"

namespace outagedb {

// Whether the input starts with a gzip header (RFC 1952).
[[nodiscard]] bool is_gzip(std::string_view head) noexcept;

// Decompresses all members of a gzip stream in order, one chunk at a time. Reading throws Error,
// with the offset in the compressed input, if it is damaged or truncated.
class Gunzip final : public ByteSource {
 public:
  explicit Gunzip(std::unique_ptr<ByteSource> packed);
  ~Gunzip() override;

  [[nodiscard]] std::size_t read(char* to, std::size_t size) override;

 private:
  struct State;

  bool refill();
  [[nodiscard]] std::uint64_t position() const;  // bytes of the compressed input consumed
  void begin_next_member();
  void pass_padding();

  std::unique_ptr<ByteSource> packed_;
  std::vector<char> chunk_;
  std::uint64_t taken_ = 0;  // bytes of the compressed input read
  std::unique_ptr<State> state_;
  bool in_member_ = true;
};

}  // namespace outagedb
