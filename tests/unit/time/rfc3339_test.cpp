#include <gtest/gtest.h>

#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

TEST(Rfc3339, reads_what_the_standard_allows) {
  const std::pair<std::string_view, Instant> cases[] = {
      {"1970-01-01T00:00:00Z", 0},
      {"2025-05-24T12:51:00Z", 1748091060},
      {"2025-05-24T08:51:00-04:00", 1748091060},
      {"2025-05-24T18:21:00+05:30", 1748091060},
      {"2025-05-24t12:51:00z", 1748091060},
      {"2025-05-24 12:51:00Z", 1748091060},
      {"2025-05-24T12:51:00.999999Z", 1748091060},
      {"2025-05-24T12:51:00.5+00:00", 1748091060},
      {"2024-02-29T00:00:00-00:00", 1709164800},
      {"1969-12-31T23:59:59Z", -1},
      {"1900-01-01T00:00:00Z", -2208988800},
      {"9999-12-31T23:59:59Z", 253402300799},
  };
  for (const auto& [text, at] : cases) EXPECT_EQ(parse_rfc3339(text), at) << text;
}

TEST(Rfc3339, refuses_everything_else) {
  for (const auto* text : {"",
                           "2025-05-24",
                           "2025-05-24T12:51Z",
                           "2025-05-24T12:51:00",
                           "2025-13-24T12:51:00Z",
                           "2025-00-24T12:51:00Z",
                           "2025-02-30T12:51:00Z",
                           "2025-02-29T12:51:00Z",
                           "2025-05-00T12:51:00Z",
                           "2025-05-24T24:00:00Z",
                           "2025-05-24T12:60:00Z",
                           "2025-12-31T23:59:60Z",
                           "2025-05-24T12:51:00.Z",
                           "2025-05-24T12:51:00,5Z",
                           "2025-05-24T12:51:00+0300",
                           "2025-05-24T12:51:00+03",
                           "2025-05-24T12:51:00+15:00",
                           "2025-05-24T12:51:00+03:60",
                           "2025-05-24T12:51:00ZZ",
                           "2025-05-24T12:51:00Z ",
                           " 2025-05-24T12:51:00Z",
                           "2025-05-24_12:51:00Z",
                           "2o25-05-24T12:51:00Z",
                           "20025-05-24T12:51:00Z",
                           "0025-05-24T12:51:00Z",
                           "-025-05-24T12:51:00Z",
                           "2025-05-24T12:-1:00Z",
                           "2025-05-24T12:51:00+-3:00",
                           "2025-05-24T12:51:00--4:00",
                           "2025-05-24T12:51:00-0A:00",
                           "2025-05-24T12:51:00-A0:00",
                           "20:5-05-24T12:51:00Z",
                           "99:9-05-24T12:51:00Z"}) {
    EXPECT_EQ(parse_rfc3339(text), std::nullopt) << text;
  }
}

TEST(Rfc3339, refuses_every_shorter_text) {
  const std::string_view text = "2025-05-24T08:51:00.25-04:00";
  for (std::size_t length = 0; length < text.size(); ++length) {
    EXPECT_EQ(parse_rfc3339(text.substr(0, length)), std::nullopt) << text.substr(0, length);
  }
}

TEST(Rfc3339, reads_back_what_is_written) {
  for (Instant at = -2208988800; at <= 253402300799; at += 86400 * 97 + 4321) {
    ASSERT_EQ(parse_rfc3339(format_rfc3339(at)), at);
  }
}

}  // namespace
}  // namespace outagedb
