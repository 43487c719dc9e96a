#include "time/grammar/tokens.hpp"

#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// '_' occurs in zone names. Every letter beyond ASCII counts: Arabic, and others that are then
// reported as unknown.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

template <typename Belongs>
std::size_t run_length(std::string_view text, Belongs belongs) {
  std::size_t length = 0;
  while (length < text.size() && belongs(text[length])) ++length;
  return length;
}

}  // namespace

Tokens::Tokens(std::string_view text) : stated_(text), plain_(make_plain(text)) {
  std::size_t at = 0;
  do {
    tokens_.push_back(next(at));
    at = tokens_.back().offset + tokens_.back().text.size();
  } while (tokens_.back().kind != Token::Kind::end);
}

Token Tokens::next(std::size_t at) const {
  const std::string_view all = plain_.text;
  Token token;
  while (at < all.size() && all[at] == ' ') ++at, token.spaced = true;
  token.offset = at;
  token.position = plain_.positions[at];
  const std::string_view rest = all.substr(at);
  if (rest.empty()) return token;
  std::size_t length = 0;
  if (is_digit(rest[0])) {
    token.kind = Token::Kind::number;
    length = run_length(rest, is_digit);
  } else if (is_letter(rest[0])) {
    token.kind = Token::Kind::word;
    length = run_length(rest, is_letter);
  } else {
    token.kind = Token::Kind::symbol;
    length = rest.starts_with("..") ? 2 : 1;
  }
  token.text = rest.substr(0, length);
  return token;
}

std::string_view Tokens::plain(std::size_t from, std::size_t to) const noexcept {
  if (from >= to) return {};
  const Token& last = tokens_[to - 1];
  const std::size_t start = tokens_[from].offset;
  return std::string_view(plain_.text).substr(start, last.offset + last.text.size() - start);
}

std::string_view Tokens::stated(std::size_t from, std::size_t to) const noexcept {
  if (from >= to) return {};
  const Token& last = tokens_[to - 1];
  const std::size_t start = tokens_[from].position;
  return stated_.substr(start, plain_.positions[last.offset + last.text.size()] - start);
}

const Token& Cursor::peek(std::size_t ahead) const noexcept {
  static const Token kPastEnd{.spaced = true};
  return at_ + ahead < to_ ? (*tokens_)[at_ + ahead] : kPastEnd;
}

bool Cursor::is_word(std::string_view word, std::size_t ahead) const noexcept {
  return peek(ahead).kind == Token::Kind::word && peek(ahead).text == word;
}

bool Cursor::is_symbol(std::string_view symbol, std::size_t ahead) const noexcept {
  return peek(ahead).kind == Token::Kind::symbol && peek(ahead).text == symbol;
}

bool Cursor::is_number(std::size_t fewest, std::size_t most, std::size_t ahead) const noexcept {
  const Token& token = peek(ahead);
  return token.kind == Token::Kind::number && token.text.size() >= fewest &&
         token.text.size() <= most;
}

int Cursor::number(std::size_t ahead) const noexcept {
  int value = 0;
  for (const char c : peek(ahead).text) value = value * 10 + (c - '0');
  return value;
}

bool Cursor::take_symbol(std::string_view symbol) noexcept {
  if (!is_symbol(symbol)) return false;
  skip();
  return true;
}

void Cursor::skip_fraction() noexcept {
  const bool fraction = (is_symbol(".") || is_symbol(",")) && tight() &&
                        peek(1).kind == Token::Kind::number && tight(1);
  if (fraction) skip(2);
}

void Cursor::fail(const std::string& reason, std::string hint) const {
  fail_at(position(), reason, std::move(hint));
}

void Cursor::fail_at(std::size_t position, const std::string& reason, std::string hint) const {
  throw TimeError(tokens_->stated(), position, reason, std::move(hint));
}

}  // namespace outagedb
