#pragma once

#include <deque>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/bytes/line_buffer.hpp"
#include "model/sink.hpp"

namespace outagedb {

struct CsvRecord {
  Place place;
  std::span<const std::string_view> fields;  // unquoted, in valid UTF-8
  bool repaired = false;                     // a field was not valid UTF-8
  std::string problem;                       // why this is not a record; empty if it is one
  std::string hint;
};

// Reads RFC 4180 records one at a time, with any single separator; skips blank lines. A quote that
// is not closed properly costs only the line it began on: reading resumes with the next line, so a
// stray quote does not swallow the rows after it. This is why the size of a record, including
// quoted line breaks, is limited.
class CsvReader {
 public:
  static constexpr std::size_t kRecordLimit = std::size_t{1} << 20;

  // Without a separator, uses the one declared by a line "sep=;", else the most frequent one in the
  // header.
  explicit CsvReader(std::istream& stream, std::optional<char> separator = std::nullopt);

  [[nodiscard]] char separator() const noexcept { return separator_; }

  // The next record; null at the end. Invalidated by the next call.
  [[nodiscard]] const CsvRecord* next();

 private:
  struct Piece {
    std::size_t begin, end;  // relative to the start of the record
    bool escaped;            // contains doubled quotes
  };

  [[nodiscard]] bool take_plain_line();
  void take_pieces();
  std::size_t take_plain(std::size_t at);
  std::size_t take_quoted(std::size_t at);
  [[nodiscard]] std::string_view text() const { return buffer_.first(size_); }
  [[nodiscard]] bool extend();
  [[nodiscard]] std::optional<char> take_declared_delimiter();
  [[nodiscard]] char detect_delimiter();
  [[nodiscard]] std::string name() const;  // of the separator
  void make_fields();
  const CsvRecord* give(std::string problem, std::string hint);

  LineBuffer buffer_;
  char separator_ = ',';
  std::size_t size_ = 0;   // of the record, from the start of the buffer
  std::size_t lines_ = 0;  // of the record
  bool too_long_ = false;
  std::vector<Piece> pieces_;
  std::vector<std::string_view> fields_;
  std::deque<std::string> made_;  // fields that differ from the bytes in the buffer
  CsvRecord record_;
};

}  // namespace outagedb
