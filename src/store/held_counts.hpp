#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// Counts of one series, held back in the order in which they came: two or three bytes each where
// they come at a steady step, where a pair of numbers takes sixteen. A count is the change of the
// step from the last instant (zigzag) and the count itself, each as a varint of seven bits a byte,
// the low ones first.
class HeldCounts {
 public:
  struct Count {
    Instant at;
    std::int64_t count;
  };

  // count: not negative.
  void add(Instant at, std::int64_t count);
  // Adding it keeps the ascending order.
  [[nodiscard]] bool in_order(Instant at) const noexcept {
    return ascending_ && (rows_ == 0 || at > last_);
  }
  [[nodiscard]] bool ascending() const noexcept { return ascending_; }
  [[nodiscard]] Instant last() const noexcept { return last_; }  // that was added
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_.size(); }

  // Hands over each count, ascending by instant; of equal instants the larger count first. What
  // came out of order is sorted in memory, 16 bytes a row.
  template <typename Take>
  void each(Take take) const {
    if (!ascending_) {
      for (const Count& count : sorted()) take(count);
      return;
    }
    each_as_added(take);
  }
  template <typename Take>
  void each_as_added(Take take) const {
    each_packed(packed(), rows_, take);
  }
  [[nodiscard]] std::span<const std::uint8_t> packed() const noexcept { return bytes_; }
  // As each_as_added() of the counts, of which packed() and rows() are these.
  template <typename Take>
  static void each_packed(std::span<const std::uint8_t> packed, std::size_t rows, Take take) {
    for (Reader reader{packed, rows}; reader.next();) take(reader.count);
  }

  void clear() { *this = {}; }

 private:
  struct Reader {
    Reader(std::span<const std::uint8_t> packed, std::size_t rows)
        : from(packed.data()), left(rows), count{0, 0} {}
    bool next();
    std::uint64_t varint();

    const std::uint8_t* from;
    std::size_t left;
    std::uint64_t step = 0;
    Count count;
  };

  void put(std::uint64_t value);
  [[nodiscard]] std::vector<Count> sorted() const;

  std::vector<std::uint8_t> bytes_;
  std::size_t rows_ = 0;
  Instant last_ = 0;
  std::uint64_t step_ = 0;
  bool ascending_ = true;
};

inline void HeldCounts::put(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes_.push_back(static_cast<std::uint8_t>(value | 0x80U));
  bytes_.push_back(static_cast<std::uint8_t>(value));
}

// Unsigned, so that no distance between two instants overflows.
inline void HeldCounts::add(Instant at, std::int64_t count) {
  ascending_ = in_order(at);
  const std::uint64_t step = static_cast<std::uint64_t>(at) - static_cast<std::uint64_t>(last_);
  const std::uint64_t change = step - step_;
  put((change << 1U) ^ (0 - (change >> 63U)));
  put(static_cast<std::uint64_t>(count));
  last_ = at;
  step_ = step;
  ++rows_;
}

inline std::uint64_t HeldCounts::Reader::varint() {
  std::uint64_t value = *from & 0x7FU;
  for (unsigned shift = 7; (*from++ & 0x80U) != 0; shift += 7)
    value |= static_cast<std::uint64_t>(*from & 0x7FU) << shift;
  return value;
}

inline bool HeldCounts::Reader::next() {
  if (left == 0) return false;
  --left;
  const std::uint64_t change = varint();
  step += (change >> 1U) ^ (0 - (change & 1U));
  count.at = static_cast<Instant>(static_cast<std::uint64_t>(count.at) + step);
  count.count = static_cast<std::int64_t>(varint());
  return true;
}

}  // namespace outagedb
