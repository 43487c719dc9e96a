#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace outagedb {

// A 64-bit hash of a row's values that detects accidental changes; it does not resist deliberate
// collisions. Each value is mixed in by the finalizer of MurmurHash3
// (https://github.com/aappleby/smhasher, public domain), in which one changed bit flips half of all
// bits.
class RowHash {
 public:
  void integer(std::int64_t value) { mix(kInteger + static_cast<std::uint64_t>(value)); }
  void real(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    mix(kReal + bits);
  }
  void null() { mix(kNull); }
  void text(std::string_view value) { bytes(kText, value); }
  void blob(std::string_view value) { bytes(kBlob, value); }
  [[nodiscard]] std::uint64_t value() const noexcept { return hash_; }

 private:
  // Distinguish values of different types: odd numbers without a pattern.
  static constexpr std::uint64_t kNull = 0x9e3779b97f4a7c15;
  static constexpr std::uint64_t kInteger = 0xc2b2ae3d27d4eb4f;
  static constexpr std::uint64_t kReal = 0x165667b19e3779f9;
  static constexpr std::uint64_t kText = 0xd6e8feb86659fd93;
  static constexpr std::uint64_t kBlob = 0xa0761d6478bd642f;

  void mix(std::uint64_t word) {
    std::uint64_t h = hash_ + word;
    h = (h ^ (h >> 33U)) * 0xff51afd7ed558ccd;
    h = (h ^ (h >> 33U)) * 0xc4ceb9fe1a85ec53;
    hash_ = h ^ (h >> 33U);
  }
  void bytes(std::uint64_t type, std::string_view value) {
    mix(type + value.size());
    for (; !value.empty(); value.remove_prefix(value.size() < 8 ? value.size() : 8)) {
      std::uint64_t word = 0;
      std::memcpy(&word, value.data(), value.size() < 8 ? value.size() : 8);
      mix(word);
    }
  }

  std::uint64_t hash_ = 0;
};

}  // namespace outagedb
