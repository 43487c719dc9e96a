#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "time/zones/plain.hpp"

namespace outagedb {

struct Token {
  enum class Kind { number, word, symbol, end };
  Kind kind = Kind::end;
  std::string_view text = {};  // normalized by make_plain()
  std::size_t position = 0;    // in the original text
  std::size_t offset = 0;      // in the plain text
  bool spaced = false;         // preceded by white space
};

// A text split into numbers, words and symbols (".." is one). Not copyable: tokens point into it.
class Tokens {
 public:
  explicit Tokens(std::string_view text);
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;

  [[nodiscard]] std::string_view stated() const noexcept { return stated_; }
  [[nodiscard]] const Token& operator[](std::size_t i) const noexcept { return tokens_[i]; }
  [[nodiscard]] std::size_t size() const noexcept {
    return tokens_.size() - 1;
  }  // the end not counted
  // The plain or original text of the tokens [from, to).
  [[nodiscard]] std::string_view plain(std::size_t from, std::size_t to) const noexcept;
  [[nodiscard]] std::string_view stated(std::size_t from, std::size_t to) const noexcept;

 private:
  [[nodiscard]] Token next(std::size_t at) const;

  std::string_view stated_;
  Plain plain_;
  std::vector<Token> tokens_;
};

// A position within a range of tokens. Peeking past the end of the range returns Kind::end.
class Cursor {
 public:
  Cursor(const Tokens& tokens, std::size_t from, std::size_t to)
      : tokens_(&tokens), at_(from), to_(to) {}

  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const noexcept;
  [[nodiscard]] bool done() const noexcept { return at_ >= to_; }
  [[nodiscard]] bool is_word(std::string_view word, std::size_t ahead = 0) const noexcept;
  [[nodiscard]] bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const noexcept;
  // A number with `fewest` to `most` digits.
  [[nodiscard]] bool is_number(std::size_t fewest, std::size_t most,
                               std::size_t ahead = 0) const noexcept;
  [[nodiscard]] bool tight(std::size_t ahead = 0) const noexcept { return !peek(ahead).spaced; }
  [[nodiscard]] int number(std::size_t ahead = 0) const noexcept;  // of at most 8 digits
  void skip(std::size_t count = 1) noexcept { at_ += count; }
  bool take_symbol(std::string_view symbol) noexcept;
  void skip_fraction() noexcept;  // drops ".25" after seconds: instants are whole seconds

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] std::size_t to() const noexcept { return to_; }
  [[nodiscard]] std::size_t position() const noexcept {
    return (*tokens_)[at_ < to_ ? at_ : to_].position;
  }
  [[nodiscard]] const Tokens& tokens() const noexcept { return *tokens_; }

  [[noreturn]] void fail(const std::string& reason, std::string hint) const;
  [[noreturn]] void fail_at(std::size_t position, const std::string& reason,
                            std::string hint) const;

 private:
  const Tokens* tokens_;
  std::size_t at_;
  std::size_t to_;
};

}  // namespace outagedb
