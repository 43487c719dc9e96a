#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string_view>
#include <vector>

namespace outagedb {

// A buffer over the part of a stream that a reader examines, from a moving start; skips a byte
// order mark. Holds what the reader asked for plus one chunk, never the whole stream.
class LineBuffer {
 public:
  static constexpr std::size_t kPadding = 64;  // readable bytes that simdjson needs after the end

  // Lines end with LF or, if `detected` and the first line break is a lone CR, with CR.
  enum class Breaks { lf, detected };

  explicit LineBuffer(std::istream& stream, Breaks breaks = Breaks::lf);

  [[nodiscard]] bool at_end();
  // The distance from the start to the end of the line that begins at `from`, including its line
  // break; the end of the stream also ends a line. Empty if it exceeds `limit`. Invalidates views
  // returned by first().
  [[nodiscard]] std::optional<std::size_t> line_end(std::size_t from, std::size_t limit);
  [[nodiscard]] std::string_view first(std::size_t size) const;

  void drop(std::size_t size, std::uint64_t lines);
  void drop_line();  // uses bounded memory, however long the line is

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
