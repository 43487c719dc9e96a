#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// Counts of one series in the order stated: two or three bytes each at a steady step, where a pair
// of numbers takes sixteen. A count is stored as the change of the step from the last instant
// (zigzag) and the count itself, each as a varint of seven bits per byte, low bits first.
class PackedSeries {
 public:
  struct Count {
    Instant at = 0;
    std::int64_t count = 0;
  };
  class Reader {
   public:
    Reader() = default;
    explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    // False at the end; else `count` is the next.
    bool next();
    Count count;

   private:
    std::uint64_t varint();
    std::span<const std::uint8_t> bytes_;
    std::uint64_t step_ = 0;
  };

  // count: not negative.
  void add(Instant at, std::int64_t count);
  // Sorts them by instant; those of one instant keep their order. Temporarily needs 16 bytes per
  // count.
  void sort();

  [[nodiscard]] bool ascending() const noexcept { return ascending_; }
  [[nodiscard]] bool follows(Instant at) const noexcept { return bytes_.empty() || at >= last_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::span<const std::uint8_t> bytes() const noexcept { return bytes_; }
  void clear() { *this = {}; }

 private:
  void put(std::uint64_t value);

  std::vector<std::uint8_t> bytes_;
  Instant last_ = 0;
  std::uint64_t step_ = 0;
  std::uint32_t rows_ = 0;
  bool ascending_ = true;
};

inline void PackedSeries::put(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes_.push_back(static_cast<std::uint8_t>(value | 0x80U));
  bytes_.push_back(static_cast<std::uint8_t>(value));
}

// Unsigned, so that no distance between two instants overflows.
inline void PackedSeries::add(Instant at, std::int64_t count) {
  ascending_ = ascending_ && follows(at);
  const std::uint64_t step = static_cast<std::uint64_t>(at) - static_cast<std::uint64_t>(last_);
  const std::uint64_t change = step - step_;
  put((change << 1U) ^ (0 - (change >> 63U)));
  put(static_cast<std::uint64_t>(count));
  last_ = at;
  step_ = step;
  ++rows_;
}

inline std::uint64_t PackedSeries::Reader::varint() {
  std::size_t read = 0;
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = bytes_[read++];
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if ((byte & 0x80U) == 0) break;
  }
  bytes_ = bytes_.subspan(read);
  return value;
}

inline bool PackedSeries::Reader::next() {
  if (bytes_.empty()) return false;
  const std::uint64_t change = varint();
  step_ += (change >> 1U) ^ (0 - (change & 1U));
  count.at = static_cast<Instant>(static_cast<std::uint64_t>(count.at) + step_);
  count.count = static_cast<std::int64_t>(varint());
  return true;
}

}  // namespace outagedb
