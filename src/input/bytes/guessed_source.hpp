#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "input/bytes/byte_source.hpp"

namespace outagedb {

// Passes UTF-8 on unchanged. A text whose first bytes beyond ASCII are not UTF-8 is converted from
// windows-1252 if each of them is a letter of Western European languages beside ASCII letters, or
// punctuation; else reading throws Error, which names the option for the encoding. Once a text has
// proved to be UTF-8, single invalid bytes in it are left to the reader.
class GuessedSource final : public ConvertingSource {
 public:
  explicit GuessedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // The first word that was converted, in UTF-8; empty if the text is UTF-8.
  [[nodiscard]] const std::string& example() const noexcept { return example_; }

 private:
  enum class State { ascii, utf8, western };

  bool next(std::string& text) override;
  void fill(std::size_t at_least);
  void decide(std::size_t at);
  void convert(std::string& text);

  std::unique_ptr<ByteSource> source_;
  State state_ = State::ascii;
  std::string bytes_;         // read, and not passed on
  char last_ = 0;             // the byte before them
  std::uint64_t offset_ = 0;  // of bytes_ in the input
  bool ended_ = false;
  std::string example_;
};

}  // namespace outagedb
