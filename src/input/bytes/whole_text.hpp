#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "model/sink.hpp"

namespace outagedb {

// An input that must be read whole, as one JSON document must. Throws Error over 1 GiB.
// The bytes after its end that simdjson may read are there.
class WholeText {
 public:
  explicit WholeText(std::istream& stream);

  [[nodiscard]] std::string_view text() const noexcept {
    return text_;
  }                                                                   // without a byte order mark
  [[nodiscard]] bool repaired() const noexcept { return repaired_; }  // it was not valid UTF-8
  // Of a record of the text; the place counts the bytes of the input as it came. Cheap as long as
  // the offsets ascend.
  [[nodiscard]] Place place(std::size_t offset, std::string_view record);

 private:
  void count_replaced(std::string_view passed);

  std::string text_;
  std::string original_;  // what was repaired; empty where nothing was
  std::size_t mark_ = 0;  // length of the byte order mark that was passed over
  bool repaired_ = false;
  std::size_t counted_ = 0;  // the offset up to which line breaks are counted
  std::uint64_t breaks_ = 0;
  std::size_t replaced_ = 0;  // bytes up to there that each became the three of U+FFFD
};

}  // namespace outagedb
