#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/bytes/byte_source.hpp"
#include "input/bytes/guessed_source.hpp"

namespace outagedb {

// A file or standard input, read once, decompressed if it is gzip or zip, taken out of a workbook
// as CSV, and converted to UTF-8 from UTF-16 or from a stated encoding. The first bytes are
// available before reading, the SHA-256 afterwards.
class InputStream final : private std::streambuf {
 public:
  // "-" is standard input. A byte order mark takes precedence over the encoding. The sheet of a
  // workbook is a name or a number; see unpacked(). Throws Error if the input cannot be read.
  explicit InputStream(const std::string& name, const std::string& encoding = {},
                       const std::string& sheet = {});
  ~InputStream() override;

  // At most 64 KiB.
  [[nodiscard]] std::string_view head() const noexcept { return top_->head(); }
  // At most 4 MiB: enough for most tables as a whole.
  [[nodiscard]] std::string_view long_head();
  // Reading throws Error if the input cannot be read or decompressed.
  [[nodiscard]] std::istream& stream() noexcept { return stream_; }
  // For a text without a stated encoding, before reading: a text that is not UTF-8 is converted if
  // its encoding is certain enough, else reading throws Error.
  void guess_encoding();
  // An example of what was converted because of a guess; empty if nothing was.
  [[nodiscard]] std::string guessed_word() const;
  // Which of several sheets is read; else empty.
  [[nodiscard]] const std::string& sheet_note() const noexcept { return sheet_note_; }
  // Whether the stream yields the bytes of the file unchanged.
  [[nodiscard]] bool is_plain() const noexcept { return layers_ == 1; }
  // SHA-256 of the whole input as stored; reads the rest that the parser did not.
  [[nodiscard]] std::string sha256();

  // In bytes of the file, before decompression.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept;
  [[nodiscard]] std::optional<std::uint64_t> size() const noexcept;  // empty if not a regular file

 private:
  class File;

  void unpack(const std::string& sheet);
  void put_on_top(std::unique_ptr<ByteSource> source);
  int_type underflow() override;

  std::unique_ptr<ByteSource> source_;
  PeekableSource* top_ = nullptr;     // the same
  File* file_ = nullptr;              // at the bottom of the source chain
  GuessedSource* guessed_ = nullptr;  // part of it, if the encoding was not stated
  int layers_ = 0;                    // of sources: one for the file and one for each conversion
  std::string sheet_note_;
  std::array<char, 64UL * 1024> buffer_{};
  std::istream stream_;
};

}  // namespace outagedb
