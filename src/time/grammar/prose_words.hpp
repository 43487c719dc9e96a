#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace outagedb {

// Normalizes running text for the readers of prose: any dash becomes '-', any kind of space ' '.
[[nodiscard]] std::string plain_prose(std::string_view text);

// Reads words and numbers from the front of a text. Words are compared ignoring case.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view rest() const noexcept { return text_; }
  [[nodiscard]] bool done() const noexcept { return text_.empty(); }
  [[nodiscard]] bool at_digit() const noexcept;

  bool take(std::string_view word);
  bool take_any(std::initializer_list<std::string_view> words);
  bool take_sign(std::string_view signs);
  // A number of at most `digits` digits.
  std::optional<int> take_number(std::size_t digits);
  std::string_view take_letters();
  void skip(std::size_t length) { text_.remove_prefix(length); }
  void skip_blanks();
  // Blanks and commas.
  void skip_commas();

  [[nodiscard]] std::string_view next_letters() const;
  [[nodiscard]] std::string_view next_digits() const;

 private:
  std::string_view text_;
};

}  // namespace outagedb
