#include "input/bytes/byte_source.hpp"

#include <algorithm>
#include <cstring>

namespace outagedb {

std::size_t ConvertingSource::read(char* to, std::size_t size) {
  while (!ended_ && passed_ == text_.size()) {
    text_.clear();
    passed_ = 0;
    ended_ = !next(text_);
  }
  const std::size_t length = text_.copy(to, size, passed_);
  passed_ += length;
  return length;
}

PeekableSource::PeekableSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
  extend_head(kHead);
}

void PeekableSource::extend_head(std::size_t size) {
  std::size_t length = head_.size();
  if (length >= size) return;
  head_.resize(size);
  while (length < size) {
    const std::size_t got = source_->read(head_.data() + length, size - length);
    if (got == 0) break;
    length += got;
  }
  head_.resize(length);
}

std::size_t PeekableSource::read(char* to, std::size_t size) {
  if (passed_ == head_.size()) return source_->read(to, size);
  const std::size_t length = std::min(size, head_.size() - passed_);
  std::memcpy(to, head_.data() + passed_, length);
  passed_ += length;
  return length;
}

}  // namespace outagedb
