#include "input/bytes/utf16_source.hpp"

#include <utility>

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

bool Utf16Source::next(std::string& text) {
  std::string units = std::exchange(pending_, {});
  const std::size_t held = units.size();
  units.resize(held + kChunk);
  const std::size_t got = source_->read(units.data() + held, kChunk);
  units.resize(held + got);
  const bool ended = got == 0;
  if (mark_.empty() && !ended) {
    if (units.size() < kMark) {
      pending_ = std::move(units);
      return true;
    }
    mark_ = units.substr(0, kMark);
    units.erase(0, kMark);
  }
  if (!ended) {
    const std::size_t cut = units.size() - unfinished(units, mark_ == "\xFE\xFF");
    pending_ = units.substr(cut);
    units.resize(cut);
  }
  text = utf8_of_utf16(mark_ + units);
  return !ended;
}

}  // namespace outagedb
