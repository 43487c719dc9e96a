#include "input/bytes/whole_text.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/line_buffer.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLimit = std::size_t{1} << 30;

}  // namespace

WholeText::WholeText(std::istream& stream) {
  std::array<char, 65536> chunk{};
  do {
    stream.read(chunk.data(), chunk.size());
    text_.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    if (text_.size() > kLimit) {
      throw Error("the input is longer than 1 GiB",
                  "this format is read as a whole; split the file");
    }
  } while (stream);
  if (stream.bad()) throw Error("cannot read the input to the end");
  if (text_.starts_with(kByteOrderMark)) {
    mark_ = kByteOrderMark.size();
    text_.erase(0, mark_);
  }
  if (!simdjson::validate_utf8(text_)) {
    original_ = std::exchange(text_, valid_utf8(text_, &repaired_));
  }
  text_.reserve(text_.size() + LineBuffer::kPadding);
}

Place WholeText::place(std::size_t offset, std::string_view record) {
  if (offset < counted_) counted_ = breaks_ = replaced_ = 0;
  const auto passed = text().substr(counted_, offset - counted_);
  breaks_ += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
  if (repaired_) count_replaced(passed);
  counted_ = offset;
  return {breaks_ + 1, mark_ + offset - 2 * replaced_, record};
}

// A U+FFFD of the input itself is in both texts.
void WholeText::count_replaced(std::string_view passed) {
  for (auto at = passed.find(kReplacement); at != std::string_view::npos;
       at = passed.find(kReplacement, at + kReplacement.size())) {
    const std::size_t origin = counted_ + at - 2 * replaced_;
    if (original_.compare(origin, kReplacement.size(), kReplacement) != 0) ++replaced_;
  }
}

}  // namespace outagedb
