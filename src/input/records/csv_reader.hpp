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
  std::span<const std::string_view> fields;  // without quotes, in valid UTF-8
  bool repaired = false;                     // some field was not valid UTF-8
  std::string problem;                       // why this is no record; empty where it is one
  std::string hint;
};

// Records as RFC 4180 has them, one at a time, with any one separator; blank lines are passed over.
// A quote that does not end properly costs the line it began in: reading goes on with the next
// line, so that a stray quote cannot take the rows after it along. That is why a record, quoted
// line breaks included, has a limit.
class CsvReader {
 public:
  static constexpr std::size_t kRecordLimit = std::size_t{1} << 20;

  // Without a separator it is the one that a line "sep=;" says, else the one that stands most often
  // in the header.
  explicit CsvReader(std::istream& stream, std::optional<char> separator = std::nullopt);

  [[nodiscard]] char separator() const noexcept { return separator_; }

  // What stands next; nothing at the end. Void when called again.
  [[nodiscard]] const CsvRecord* next();

 private:
  struct Piece {
    std::size_t begin, end;  // from the start of the record
    bool escaped;            // holds doubled quotes
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
  std::size_t size_ = 0;   // of the record, from the start of the window
  std::size_t lines_ = 0;  // likewise
  bool too_long_ = false;
  std::vector<Piece> pieces_;
  std::vector<std::string_view> fields_;
  std::deque<std::string> made_;  // the fields that do not stand in the window as they are
  CsvRecord record_;
};

}  // namespace outagedb
