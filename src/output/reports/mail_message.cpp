#include "output/reports/mail_message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/base64.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "time/calendar/calendar.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kEnd = "\r\n";
constexpr std::size_t kLine = 76;          // characters of a line of the body, without its end
constexpr std::size_t kPlainSubject = 66;  // characters that fit into the line of the header
// Bytes whose base64 fits into the line of the header with what encloses it, =?utf-8?B?...?=.
constexpr std::size_t kEncodedWord = 39;
constexpr std::size_t kLongestName = 64;  // before the '@'; limits of RFC 5321
constexpr std::size_t kLongestAddress = 254;
constexpr std::size_t kDigits = 32;  // of the digest

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Parts between dots, none of them empty and all of these characters.
bool is_dotted(std::string_view text, std::string_view besides) {
  char before = '.';
  for (const char c : text) {
    if (c == '.' && before == '.') return false;
    if (c != '.' && !is_letter_or_digit(c) && besides.find(c) == std::string_view::npos)
      return false;
    before = c;
  }
  return before != '.';
}

// What is wrong with an address; empty if it is a plain one.
std::string_view fault_of(std::string_view address) {
  if (std::ranges::any_of(address, is_control)) return "contains a control character";
  if (!std::ranges::all_of(address, is_ascii)) return "contains other characters than ASCII";
  if (address.find_first_of(",;") != std::string_view::npos)
    return "contains a comma or a semicolon: it must be a single address";
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return "has no '@'";
  if (at > kLongestName || address.size() > kLongestAddress) return "is too long";
  if (!is_dotted(address.substr(0, at), "!#$%&'*+-/=?^_`{|}~") ||
      !is_dotted(address.substr(at + 1), "-"))
    return "is not of the form name@example.org, without a display name";
  return {};
}

void require_address(std::string_view option, std::string_view address) {
  const std::string_view fault = fault_of(address);
  if (fault.empty()) return;
  throw Error(fmt::format("{} '{}' {}", option, address, fault),
              fmt::format("as in {} reports@example.org", option));
}

// The first part of a text that has at most so many bytes and splits no character.
std::string_view first_part(std::string_view text, std::size_t limit) {
  return text.substr(0, cut(std::string(text.substr(0, limit + 1)), limit).size());
}

// As encoded words (RFC 2047) unless it is short and of ASCII.
std::string subject_line(std::string_view subject) {
  const bool plain = std::ranges::all_of(subject, is_ascii) && subject.size() <= kPlainSubject &&
                     std::ranges::none_of(subject, is_control) &&
                     subject.find("=?") == std::string_view::npos;
  if (plain) return std::string(subject);
  std::string words;
  while (!subject.empty()) {
    const std::string_view part = first_part(subject, kEncodedWord);
    if (!words.empty()) words.append(kEnd).append(" ");
    words += fmt::format("=?utf-8?B?{}?=", base64(part));
    subject.remove_prefix(part.size());
  }
  return words;
}

// "Thu, 22 May 2025 13:30:00 +0000", in English whatever the language of the report.
std::string date_line(Instant date) {
  constexpr std::array weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const LocalTime at = to_local(date, Zone::utc());
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                     weekdays.at(static_cast<std::size_t>(at.weekday - 1)), at.day,
                     months.at(static_cast<std::size_t>(at.month - 1)), at.year, at.hour, at.minute,
                     at.second);
}

// Quoted-printable, line by line. The text's lines end with LF, the encoded ones with CR LF.
class QuotedPrintable {
 public:
  std::string encode(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      encode_line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out_;
  }

 private:
  void encode_line(std::string_view line) {
    length_ = 0;
    for (std::size_t i = 0; i < line.size(); ++i) add(line, i);
    out_ += kEnd;
  }

  void add(std::string_view line, std::size_t at) {
    const char c = line[at];
    const bool last = at + 1 == line.size();
    // Programs on the way may remove spaces at the end of a line, take a line of one dot for the
    // end of the message, and change a line that begins with "From ".
    const bool printable = is_ascii(c) && !is_control(c) && c != '=';
    const bool kept = printable && !(c == ' ' && last);
    const std::size_t size = kept ? 1 : 3;
    if (length_ + size > kLine - (last ? 0 : 1)) {
      out_.append("=").append(kEnd);
      length_ = 0;
    }
    const bool begins = length_ == 0 && (c == '.' || line.substr(at).starts_with("From "));
    if (kept && !begins) {
      out_ += c;
      ++length_;
    } else {
      out_ += fmt::format("={:02X}", static_cast<unsigned char>(c));
      length_ += 3;
    }
  }

  std::string out_;
  std::size_t length_ = 0;  // of the current line
};

std::string base64_lines(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes.append(c == '\n' ? "\r" : "").push_back(c);
  std::string letters = base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < letters.size(); at += kLine)
    out.append(letters, at, kLine).append(kEnd);
  return out;
}

// The shorter encoding: quoted-printable for English, which stays readable, base64 for Arabic.
std::string part(std::string_view type, std::string_view text) {
  std::string quoted = QuotedPrintable().encode(text);
  std::string letters = base64_lines(text);
  const bool readable = quoted.size() <= letters.size();
  return fmt::format(
      "Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}", type,
      readable ? "quoted-printable" : "base64", readable ? quoted : letters);
}

class MessageText {
 public:
  explicit MessageText(const MailMessage& message) : message_(message) {}

  std::string build() {
    add_envelope();
    const std::string text = part("plain", message_.text);
    const std::string page = part("html", message_.page);
    // Neither encoding contains "=_", so that this can be no line of a part.
    const std::string digest = sha256(out_ + text + page).substr(0, kDigits);
    const std::string boundary = "=_" + digest;
    const std::string_view from = message_.envelope.from;
    add("Message-ID", fmt::format("<{}.outagedb{}>", digest, from.substr(from.rfind('@'))));
    add("Auto-Submitted", "auto-generated");
    add("MIME-Version", "1.0");
    add("Content-Type", fmt::format("multipart/alternative;\r\n boundary=\"{}\"", boundary));
    for (const std::string& one : {text, page})
      out_ += fmt::format("\r\n--{}\r\n{}", boundary, one);
    out_ += fmt::format("\r\n--{}--\r\n", boundary);
    return out_;
  }

 private:
  void add(std::string_view name, std::string_view value) {
    out_ += fmt::format("{}: {}\r\n", name, value);
  }

  void add_envelope() {
    std::string to;
    for (const std::string& address : message_.envelope.to)
      to.append(to.empty() ? "" : ",\r\n ").append(address);
    add("From", message_.envelope.from);
    add("To", to);
    add("Subject", subject_line(message_.subject));
    add("Date", date_line(message_.date));
  }

  const MailMessage& message_;
  std::string out_;
};

}  // namespace

void require_deliverable(const Envelope& envelope) {
  if (envelope.from.empty() || envelope.to.empty()) {
    throw Error(
        fmt::format("--format eml needs {}", envelope.from.empty() ? "--mail-from" : "--mail-to"),
        "as in --mail-from reports@example.org --mail-to team@example.org");
  }
  require_address("--mail-from", envelope.from);
  for (const std::string& address : envelope.to) require_address("--mail-to", address);
}

std::string mail_message(const MailMessage& message) {
  require_deliverable(message.envelope);
  return MessageText(message).build();
}

}  // namespace outagedb
