#include "input/bytes/line_buffer.hpp"

#include <algorithm>
#include <cstring>

#include "base/error.hpp"
#include "input/bytes/head.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;

}  // namespace

LineBuffer::LineBuffer(std::istream& stream, Breaks breaks) : stream_(stream) {
  fill();
  if (breaks == Breaks::detected) detect_breaks();
  if (first(kByteOrderMark.size()) == kByteOrderMark) drop(kByteOrderMark.size(), 0);
}

// A lone CR is the line break of old Macintosh spreadsheets. Breaks within quotes do not count.
void LineBuffer::detect_breaks() {
  bool quoted = false;
  const auto text = first(held());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted || (text[i] != '\n' && text[i] != '\r')) continue;
    const bool lone = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (lone && i + 1 < text.size()) break_ = '\r';
    return;
  }
}

bool LineBuffer::at_end() { return held() == 0 && !fill(); }

std::string_view LineBuffer::first(std::size_t size) const {
  return {buffer_.data() + start_, std::min(size, held())};
}

std::optional<std::size_t> LineBuffer::line_end(std::size_t from, std::size_t limit) {
  std::size_t seen = from;
  for (;;) {
    const auto newline = first(held()).find(break_, seen);
    if (newline != std::string_view::npos) {
      return newline < limit ? std::optional(newline + 1) : std::nullopt;
    }
    seen = held();
    if (seen > limit) return std::nullopt;
    if (!fill()) return seen;
  }
}

void LineBuffer::drop(std::size_t size, std::uint64_t lines) {
  start_ += size;
  offset_ += size;
  line_ += lines;
}

void LineBuffer::drop_line() {
  do {
    const auto newline = first(held()).find(break_);
    if (newline != std::string_view::npos) return drop(newline + 1, 1);
    drop(held(), 0);
  } while (fill());
}

bool LineBuffer::fill() {
  if (ended_) return false;
  if (start_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + start_, held());
    end_ -= start_;
    start_ = 0;
  }
  const std::size_t needed = end_ + kChunk + kPadding;
  if (buffer_.size() < needed) buffer_.resize(std::max(needed, 2 * buffer_.size()));
  stream_.read(buffer_.data() + end_, static_cast<std::streamsize>(kChunk));
  if (stream_.bad()) throw Error("cannot read the input to the end");
  const auto got = static_cast<std::size_t>(stream_.gcount());
  end_ += got;
  ended_ = got < kChunk;
  return got > 0;
}

}  // namespace outagedb
