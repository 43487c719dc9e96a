#pragma once

#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "output/tables/writer.hpp"

namespace outagedb {

// A message with the same content as text and as a page, of which a mail program shows one.
struct MailMessage {
  Envelope envelope;
  std::string subject;  // without control characters
  Instant date = 0;
  std::string text;
  std::string page;  // HTML
};

// The message as RFC 5322 and MIME require, for sendmail -t: lines of ASCII that end with CR LF.
// Equal messages give equal bytes. Throws Error as require_deliverable() does.
[[nodiscard]] std::string mail_message(const MailMessage& message);

// Throws Error, which names the option, unless there is a sender and a recipient and all addresses
// are plain ones of ASCII. Nothing else than an address can get into a header of the message.
void require_deliverable(const Envelope& envelope);

}  // namespace outagedb
