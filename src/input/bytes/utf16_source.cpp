#include "input/bytes/utf16_source.hpp"

#include <algorithm>
#include <cstring>

#include "input/bytes/utf16.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kMark = 2;
constexpr std::size_t kChunk = std::size_t{64} << 10;

// Number of bytes at the end that are incomplete: half a unit, or half a surrogate pair.
std::size_t unfinished(std::string_view units, bool big) {
  const std::size_t odd = units.size() % 2;
  if (units.size() < 2) return odd;
  const std::size_t last = units.size() - odd - 2;
  const auto high = static_cast<unsigned char>(units[big ? last : last + 1]);
  return odd + (high >= 0xD8 && high < 0xDC ? 2 : 0);
}

}  // namespace

void Utf16Source::refill() {
  while (!ended_ && passed_ == text_.size()) {
    std::string units = std::move(pending_);
    pending_.clear();
    const std::size_t held = units.size();
    units.resize(held + kChunk);
    const std::size_t got = source_->read(units.data() + held, kChunk);
    units.resize(held + got);
    ended_ = got == 0;
    if (mark_.empty() && !ended_) {
      if (units.size() < kMark) {
        pending_ = std::move(units);
        continue;
      }
      mark_ = units.substr(0, kMark);
      units.erase(0, kMark);
    }
    if (!ended_) {
      const std::size_t cut = units.size() - unfinished(units, mark_ == "\xFE\xFF");
      pending_ = units.substr(cut);
      units.resize(cut);
    }
    text_ = utf8_of_utf16(mark_ + units);
    passed_ = 0;
  }
}

std::size_t Utf16Source::read(char* to, std::size_t size) {
  refill();
  const std::size_t length = std::min(size, text_.size() - passed_);
  std::memcpy(to, text_.data() + passed_, length);
  passed_ += length;
  return length;
}

}  // namespace outagedb
