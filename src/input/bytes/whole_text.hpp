#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "model/sink.hpp"

namespace outagedb {

// An input that must be read as a whole, such as a single JSON document. Followed by the readable
// padding that simdjson needs. Throws Error if it is larger than 1 GiB.
class WholeText {
 public:
  explicit WholeText(std::istream& stream);

  [[nodiscard]] std::string_view text() const noexcept {
    return text_;
  }                                                                   // without a byte order mark
  [[nodiscard]] bool repaired() const noexcept { return repaired_; }  // it was not valid UTF-8
  // The place of a record of the text, in bytes of the original input. Cheap as long as the offsets
  // ascend.
  [[nodiscard]] Place place(std::size_t offset, std::string_view record);

 private:
  void count_replaced(std::string_view passed);

  std::string text_;
  std::string original_;  // the input before the repair; empty if none was needed
  std::size_t mark_ = 0;  // length of the byte order mark that was skipped
  bool repaired_ = false;
  std::size_t counted_ = 0;  // offset up to which line breaks have been counted
  std::uint64_t breaks_ = 0;
  std::size_t replaced_ = 0;  // bytes up to there that each became the three bytes of U+FFFD
};

}  // namespace outagedb
