#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "input/bytes/byte_source.hpp"

namespace outagedb {

// Begins as RFC 1952 has it.
[[nodiscard]] bool is_gzip(std::string_view head) noexcept;

// What gzip packed, of all members in order. Holds a chunk, however much a member unpacks to.
// Reading throws Error, with the byte of the packed input, where it is damaged or cut off.
class Gunzip final : public ByteSource {
 public:
  explicit Gunzip(std::unique_ptr<ByteSource> packed);
  ~Gunzip() override;

  [[nodiscard]] std::size_t read(char* to, std::size_t size) override;

 private:
  struct State;

  bool refill();
  [[nodiscard]] std::uint64_t position() const;  // bytes of the packed input that were used
  void begin_next_member();
  void pass_padding();

  std::unique_ptr<ByteSource> packed_;
  std::vector<char> chunk_;
  std::uint64_t taken_ = 0;  // bytes of the packed input that were read
  std::unique_ptr<State> state_;
  bool in_member_ = true;
};

}  // namespace outagedb
