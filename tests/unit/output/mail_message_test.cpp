#include "output/reports/mail_message.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base64.hpp"
#include "base/error.hpp"

namespace outagedb {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Le;
using testing::Not;

MailMessage message_of(std::string text) {
  return {.envelope = {"a@example.org", {"b@example.org"}},
          .subject = "X",
          .date = 0,
          .text = std::move(text),
          .page = "<p>x</p>\n"};
}

std::vector<std::size_t> lengths(std::string_view message) {
  std::vector<std::size_t> all;
  while (!message.empty()) {
    const std::size_t end = message.find("\r\n");
    all.push_back(end);
    message.remove_prefix(end + 2);
  }
  return all;
}

TEST(Base64, FillsTheLastLettersUp) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
}

TEST(MailMessage, ProtectsWhatProgramsOnTheWayChange) {
  const std::string message = mail_message(message_of(".\nFrom here = there \n\n..x\n"));
  EXPECT_THAT(message, HasSubstr("\r\n\r\n=2E\r\n=46rom here =3D there=20\r\n\r\n=2E.x\r\n\r\n--"));
  EXPECT_THAT(message, HasSubstr("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"));
}

TEST(MailMessage, HasNoLongLine) {
  for (std::size_t length = 70; length < 160; ++length) {
    const std::string plain(length, 'x');
    const std::string dots(length, '.');
    EXPECT_THAT(lengths(mail_message(message_of(plain + "\n" + dots + " \n"))), Each(Le(76)));
    EXPECT_THAT(mail_message(message_of(std::string(75, 'x') + dots)), Not(HasSubstr("\r\n.")));
  }
  std::string arabic;
  for (int i = 0; i < 100; ++i) arabic += "ع";
  EXPECT_THAT(mail_message(message_of(arabic)), HasSubstr("base64"));
  EXPECT_THAT(lengths(mail_message(message_of(arabic))), Each(Le(76)));
}

TEST(MailMessage, EncodesASubjectThatIsNotPlain) {
  MailMessage message = message_of("x\n");
  message.subject = "é";
  EXPECT_THAT(mail_message(message), HasSubstr("Subject: =?utf-8?B?w6k=?=\r\n"));
  // Not to be decoded by the reader's program.
  message.subject = "=?utf-8?Q?x?=";
  EXPECT_THAT(mail_message(message), HasSubstr("Subject: =?utf-8?B?"));
  // A header cannot follow it.
  message.subject = "x\r\nBcc: c@example.org";
  EXPECT_THAT(mail_message(message), Not(HasSubstr("Bcc")));
  // No character is in two words, each of which is decoded alone.
  message.subject = "x";
  for (int i = 0; i < 60; ++i) message.subject += "ع";
  EXPECT_THAT(mail_message(message), HasSubstr("?=\r\n =?utf-8?B?2"));
  EXPECT_THAT(lengths(mail_message(message)), Each(Le(76)));
}

TEST(MailMessage, TakesPlainAddressesOnly) {
  for (const char* address : {"a@example.org", "a.b+c@x-y.example", "o'neil@example", "a@b"})
    EXPECT_NO_THROW(require_deliverable({address, {address}})) << address;
  for (const char* address :
       {"", "a", "@", "a@", "@b", "a b@c", "a@b\n", "a@b,c@d", "<a@b>", "a@b c", ".a@b", "a.@b",
        "a..b@c", "a@b.", "a@.b", "a@b@c", "a@[::1]"}) {
    EXPECT_THROW(require_deliverable({address, {"a@b"}}), Error) << address;
    EXPECT_THROW(require_deliverable({"a@b", {"a@b", address}}), Error) << address;
  }
  EXPECT_THROW(require_deliverable({"a@b", {}}), Error);
}

}  // namespace
}  // namespace outagedb
