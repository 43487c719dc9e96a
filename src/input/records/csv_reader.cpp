#include "input/records/csv_reader.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "input/records/separators.hpp"

namespace outagedb {
namespace {

constexpr auto npos = std::string_view::npos;

// A malformed quote, with its position; the reader reports the line on which the quote began.
struct BadQuote {
  std::string problem;
  std::string hint;
};

// The position of the line break at the end of the text.
std::size_t break_of(std::string_view text) {
  std::size_t end = text.size();
  if (end > 0 && text[end - 1] == '\n') --end;
  if (end > 0 && text[end - 1] == '\r') --end;
  return end;
}

std::string unescaped(std::string_view field) {
  std::string plain;
  for (std::size_t i = 0; i < field.size(); ++i) {
    plain += field[i];
    if (field[i] == '"') ++i;
  }
  return plain;
}

}  // namespace

CsvReader::CsvReader(std::istream& stream, std::optional<char> separator)
    : buffer_(stream, LineBuffer::Breaks::detected) {
  const auto said = take_declared_delimiter();
  separator_ = separator ? *separator : said ? *said : detect_delimiter();
}

// Some spreadsheets write a line such as "sep=;" before the header, and hide it from the user.
std::optional<char> CsvReader::take_declared_delimiter() {
  const auto end = buffer_.line_end(0, kRecordLimit);
  if (!end) return std::nullopt;
  const auto line = buffer_.first(break_of(buffer_.first(*end)));
  if (line.size() != 5 || !line.starts_with("sep=") || kSeparators.find(line[4]) == npos)
    return std::nullopt;
  const char said = line[4];
  buffer_.drop(*end, 1);
  return said;
}

// Detects it from the header, ignoring text within quotes.
char CsvReader::detect_delimiter() {
  std::string_view line;
  for (std::size_t from = 0, end = 0; trim(line).empty(); from = end) {
    const auto found = buffer_.line_end(from, kRecordLimit);
    if (!found || *found == from) break;
    end = *found;
    line = buffer_.first(end).substr(from);
  }
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    const auto which = kSeparators.find(c);
    if (!quoted && which != npos) ++counts.at(which);
  }
  const auto* most = std::max_element(counts.begin(), counts.end());
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

std::string CsvReader::name() const { return std::string(name_of_separator(separator_)); }

const CsvRecord* CsvReader::next() {
  if (too_long_) {
    buffer_.drop_line();
  } else {
    buffer_.drop(size_, lines_);
  }
  too_long_ = false;
  for (;;) {
    size_ = lines_ = 0;
    if (buffer_.at_end()) return nullptr;
    const auto end = buffer_.line_end(0, kRecordLimit);
    if (!end) {
      too_long_ = true;
      size_ = kRecordLimit;
      return give("the record is longer than 1 MiB", "check for a missing line break");
    }
    size_ = *end;
    lines_ = 1;
    if (!trim(text()).empty()) break;
    buffer_.drop(size_, 1);
  }
  if (take_plain_line()) return give({}, {});
  const std::size_t first_line = size_;
  try {
    take_pieces();
  } catch (const BadQuote& bad) {
    size_ = first_line;
    lines_ = 1;
    return give(bad.problem, bad.hint);
  }
  make_fields();
  return give({}, {});
}

const CsvRecord* CsvReader::give(std::string problem, std::string hint) {
  record_.place = {buffer_.line(), buffer_.offset(), text().substr(0, break_of(text()))};
  if (!problem.empty()) {
    fields_.clear();
    record_.repaired = false;
  }
  record_.fields = fields_;
  record_.problem = std::move(problem);
  record_.hint = std::move(hint);
  return &record_;
}

// Nearly all lines of a large table: ASCII without quotes. One pass, twice as fast as the general
// rules.
bool CsvReader::take_plain_line() {
  const auto line = text().substr(0, break_of(text()));
  fields_.clear();
  const char* field = line.data();
  unsigned char bits = 0;
  for (const char& c : line) {
    if (c == '"') return false;
    bits |= static_cast<unsigned char>(c);
    if (c != separator_) continue;
    fields_.emplace_back(field, static_cast<std::size_t>(&c - field));
    field = &c + 1;
  }
  if (bits >= 0x80) return false;
  fields_.emplace_back(field, static_cast<std::size_t>(line.data() + line.size() - field));
  record_.repaired = false;
  return true;
}

void CsvReader::take_pieces() {
  pieces_.clear();
  std::size_t at = 0;
  for (;;) {
    const bool quoted = at < size_ && text()[at] == '"';
    const std::size_t after = quoted ? take_quoted(at) : take_plain(at);
    if (after >= break_of(text())) return;
    at = after + 1;
  }
}

// Both return the position of the separator or line break after the field.
std::size_t CsvReader::take_plain(std::size_t at) {
  const auto line = text();
  const std::size_t end = std::min(line.find(separator_, at), break_of(line));
  pieces_.push_back({at, end, false});
  return end;
}

std::size_t CsvReader::take_quoted(std::size_t at) {
  std::size_t from = at + 1;
  bool escaped = false;
  for (;;) {
    const std::size_t quote = text().find('"', from);
    if (quote == npos) {
      from = size_;
      if (extend()) continue;
      throw BadQuote{"unterminated quoted text",
                     "add the closing quote before the " + name() +
                         " or the line break; a record may be at most 1 MiB long"};
    }
    if (quote + 1 < size_ && text()[quote + 1] == '"') {
      escaped = true;
      from = quote + 2;
      continue;
    }
    pieces_.push_back({at + 1, quote, escaped});
    if (quote + 1 < break_of(text()) && text()[quote + 1] != separator_) {
      throw BadQuote{"unexpected text between a closing quote and the next " + name(),
                     "double a quote within a quoted text: \"\""};
    }
    return quote + 1;
  }
}

bool CsvReader::extend() {
  const auto end = buffer_.line_end(size_, kRecordLimit);
  if (!end || *end == size_) return false;
  size_ = *end;
  ++lines_;
  return true;
}

void CsvReader::make_fields() {
  fields_.clear();
  made_.clear();
  const bool valid = simdjson::validate_utf8(text());
  record_.repaired = !valid;
  for (const Piece& piece : pieces_) {
    std::string_view field = text().substr(piece.begin, piece.end - piece.begin);
    if (piece.escaped) field = made_.emplace_back(unescaped(field));
    if (!valid) field = made_.emplace_back(valid_utf8(field));
    fields_.push_back(field);
  }
}

}  // namespace outagedb
