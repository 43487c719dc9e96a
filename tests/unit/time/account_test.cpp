#include "time/account.hpp"

#include <gtest/gtest.h>

#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

// As a page says it that first spoke of it on 10 March 2026 at 12:00 UTC, read in June.
std::string read(const std::string& text, std::optional<Zone> zone = {}) {
  const AccountFrame frame{*parse_rfc3339("2026-03-10T12:00:00Z"),
                           *parse_rfc3339("2026-06-01T00:00:00Z"), zone};
  const auto account = read_account(text, frame);
  if (!account) return "nothing";
  const auto shown = [](const TimeBounds& bounds) {
    if (!bounds.known()) return std::string("?");
    std::string text = format_rfc3339(*bounds.min).substr(5, 11);
    if (!bounds.exact()) text += "~" + format_rfc3339(*bounds.max).substr(11, 5);
    return text;
  };
  return shown(account->started) + "/" + shown(account->ended);
}

struct Case {
  const char* text;
  const char* times;
};

class Accounts : public testing::TestWithParam<Case> {};

TEST_P(Accounts, Read) { EXPECT_EQ(read(GetParam().text), GetParam().times) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Forms, Accounts,
    testing::Values(
        Case{"Between 11:14 and 13:02 UTC it failed.", "03-10T11:14/03-10T13:02"},
        Case{"between 11:14 UTC and 13:02 UTC.", "03-10T11:14/03-10T13:02"},
        Case{"From 11:14 until 13:02 UTC", "03-10T11:14/03-10T13:02"},
        Case{"from 11:14:30 to 13:02:05 UTC", "03-10T11:14/03-10T13:02"},
        Case{"It was down 10:52-11:35 UTC today.", "03-10T10:52/03-10T11:35"},
        Case{"Impact: 10:52 UTC – 11:35 UTC", "03-10T10:52/03-10T11:35"},
        Case{"10:52Z to 11:35Z", "03-10T10:52/03-10T11:35"},
        Case{"between 3:30 AM and 5:10 AM PDT", "03-10T10:30/03-10T12:10"},
        Case{"between 3:30 and 5:10 am PDT", "03-10T10:30/03-10T12:10"},
        Case{"between 11:30 and 12:15 AM UTC", "03-09T23:30/03-10T00:15"},
        Case{"between 3 and 5 a.m. Pacific Time", "03-10T10:00~10:59/03-10T12:00~12:59"},
        Case{"from 1:37 a.m. PDT to 2:16 a.m. PDT", "03-10T08:37/03-10T09:16"},
        Case{"between 11:14 (UTC) and 13:02 (UTC)", "03-10T11:14/03-10T13:02"},
        Case{"between 14:14+03:00 and 16:02 +03:00", "03-10T11:14/03-10T13:02"},
        Case{"between 13:14 UTC+2 and 15:02 UTC+2", "03-10T11:14/03-10T13:02"},
        Case{"between 07:14 ET (11:14 GMT) and 09:02 ET", "03-10T11:14/03-10T13:02"},
        Case{"between approximately 11:14 and 13:02 UTC", "03-10T10:44~11:44/03-10T13:02"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Accounts,
    testing::Values(
        Case{"On March 9th, 2026, between 23:29 and 23:43 UTC it failed.",
             "03-09T23:29/03-09T23:43"},
        Case{"On March 9th posts failed from 23:29 to 00:43 UTC.", "03-09T23:29/03-10T00:43"},
        Case{"from 2026-03-10 11:14 UTC to 2026-03-12 18:15", "03-10T11:14/03-12T18:15"},
        Case{"Between 2026-03-10T11:14Z and 2026-03-12T18:15Z", "03-10T11:14/03-12T18:15"},
        Case{"Between Mar. 9 12:20 UTC and Mar 11 1:05 UTC", "03-09T12:20/03-11T01:05"},
        Case{"between 9 March 12:20 and 11 March 2026 1:05 UTC", "03-09T12:20/03-11T01:05"},
        Case{"Between March 9, 2026, 15:26 UTC and March 9, 2026, 15:34 UTC",
             "03-09T15:26/03-09T15:34"},
        Case{"Between 8:18 and 9:38 UTC on Tuesday, March 10th,", "03-10T08:18/03-10T09:38"},
        Case{"Between March 9th (09:45 UTC) and March 11th (19:10 UTC)", "03-09T09:45/03-11T19:10"},
        Case{"Starting on March 9th from 4:59pm UTC to 6:06pm UTC", "03-09T16:59/03-09T18:06"},
        Case{"from 22:37 UTC to 04:47 UTC", "03-09T22:37/03-10T04:47"},
        // It began after the page had first spoken of it.
        Case{"between 12:30 and 13:00 UTC", "03-10T12:30/03-10T13:00"}));

INSTANTIATE_TEST_SUITE_P(
    Openings, Accounts,
    testing::Values(
        Case{"Beginning at 6:52 AM UTC on March 10, 2026 and lasting until 6:59 AM UTC, x.",
             "03-10T06:52/03-10T06:59"},
        Case{"Starting on March 9 at 8:00 UTC through March 10 2:45 UTC x",
             "03-09T08:00/03-10T02:45"},
        Case{"On March 9 starting at 22:45 UTC and ending on March 10 00:48 UTC",
             "03-09T22:45/03-10T00:48"},
        Case{"It started at 09:00 UTC and was fully resolved at 10:30 UTC.",
             "03-10T09:00/03-10T10:30"},
        Case{"Errors began at 09:00 UTC for some, lasting until 10:30 UTC.",
             "03-10T09:00/03-10T10:30"},
        Case{"Starting at 09:00 UTC, posts failed.", "03-10T09:00/?"},
        Case{"Beginning on March 9, 2026 at 22:38 UTC, posts failed.", "03-09T22:38/?"},
        Case{"Between 08:00 and 08:10 UTC, and between 08:30 and 08:50 UTC.",
             "03-10T08:00/03-10T08:50"}));

// Nothing is guessed.
INSTANTIATE_TEST_SUITE_P(
    Refused, Accounts,
    testing::Values(Case{"Between 11:14 and 13:02 it failed.", "nothing"},
                    Case{"Stay away until this issue has been resolved.", "nothing"},
                    Case{"At 11:14 UTC we rolled it back.", "nothing"},
                    Case{"We rolled it back, starting at 11:14 UTC.", "nothing"},
                    Case{"between 25:14 and 26:02 UTC", "nothing"},
                    Case{"between 3:30 PM and 5:10 UTC", "nothing"},
                    Case{"between 13:00 PM and 5:10 PM UTC", "nothing"},
                    Case{"between 10 and 15 customers", "nothing"},
                    Case{"between 11:14 and 13:02 IST", "nothing"},
                    Case{"between 11:14 and 13:02 QQQ", "nothing"},
                    Case{"between 07:14 ET (11:44 GMT) and 09:02 ET", "nothing"},
                    Case{"on Friday, March 10, 2026 between 11:14 and 13:02 UTC", "nothing"},
                    Case{"from March 10 11:14 UTC to March 9 10:00 UTC", "nothing"},
                    Case{"on February 10 between 11:14 and 13:02 UTC", "nothing"},
                    Case{"on March 7 between 11:14 and 13:02 UTC", "nothing"},
                    Case{"from 2026-03-10 11:14 UTC to 2026-07-01 10:00 UTC", "nothing"},
                    Case{"We will look again between 13:00 and 14:00 UTC.", "nothing"},
                    Case{"From March 5th to March 8th it failed.", "nothing"}));

TEST(Account, a_page_has_a_zone_of_its_own) {
  EXPECT_EQ(read("Between 14:14 and 16:02 it failed.", Zone::named("Asia/Riyadh")),
            "03-10T11:14/03-10T13:02");
}

TEST(Account, tells_the_words_that_it_read) {
  const AccountFrame frame{
      *parse_rfc3339("2026-03-10T12:00:00Z"), *parse_rfc3339("2026-06-01T00:00:00Z"), {}};
  const auto account =
      read_account("Oh. From 08:00 to 08:10 UTC, and from 08:30 to 08:50 UTC, it failed.", frame);
  ASSERT_TRUE(account);
  EXPECT_EQ(account->started_words, "From 08:00 to 08:10 UTC");
  EXPECT_EQ(account->ended_words, "from 08:30 to 08:50 UTC");
}

// A text may be anything.
TEST(Account, long_texts_take_no_longer_than_they_are) {
  for (const std::string piece : {"between ", "at ", "1,", "from 10:00 to 11:00 UTC ", "March 1 ",
                                  " , , ", "started at 10:00 UTC ", "1", "UTC", "~"}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    (void)read(text);
  }
}

}  // namespace
}  // namespace outagedb
