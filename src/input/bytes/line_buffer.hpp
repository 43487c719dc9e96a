#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string_view>
#include <vector>

namespace outagedb {

// The part of a stream that a reader looks at, from a moving start; a byte order mark is passed
// over. Holds what the reader asked for and a chunk more, never the whole stream.
class LineBuffer {
 public:
  static constexpr std::size_t kPadding = 64;  // bytes after the end that simdjson may read

  // A line ends with LF, or, where the first break told is a lone CR, with CR.
  enum class Breaks { lf, detected };

  explicit LineBuffer(std::istream& stream, Breaks breaks = Breaks::lf);

  [[nodiscard]] bool at_end();
  // How far it is from the start past the end of the line that begins at `from`; the end of the
  // stream ends a line too. Nothing where it is more than `limit`. What first() gave is void
  // afterwards.
  [[nodiscard]] std::optional<std::size_t> line_end(std::size_t from, std::size_t limit);
  [[nodiscard]] std::string_view first(std::size_t size) const;

  void drop(std::size_t size, std::uint64_t lines);
  void drop_line();  // however long it is, in bounded memory

  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }  // 1-based; of the start
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }

 private:
  [[nodiscard]] std::size_t held() const noexcept { return end_ - start_; }
  bool fill();
  void detect_breaks();

  std::istream& stream_;
  std::vector<char> buffer_;
  std::size_t start_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  char break_ = '\n';
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
};

}  // namespace outagedb
