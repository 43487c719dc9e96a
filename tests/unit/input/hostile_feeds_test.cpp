// What no feed that is read as one JSON document may be hurt by.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

constexpr std::size_t kDeep = 200'000;

struct Feed {
  const char* format;
  const char* before;  // what stands around its records
  const char* after;
};

class HostileFeeds : public testing::TestWithParam<Feed> {
 protected:
  static RecordingSink read(const std::string& records) {
    return read_as(GetParam().format, GetParam().before + records + GetParam().after);
  }
};

TEST_P(HostileFeeds, DepthIsRefusedWithItsRecordAlone) {
  const std::string bomb = R"({"a": )" + std::string(kDeep, '[') + std::string(kDeep, ']') + "}";
  const auto sink = read(bomb + ", 7, " + bomb);
  EXPECT_TRUE(sink.incidents.empty());
  ASSERT_EQ(sink.rejects.size(), 3);
  for (const auto& reject : sink.rejects) EXPECT_NE(reject.reason, "");
}

TEST_P(HostileFeeds, BracketsWithoutEndAreRefusedOnce) {
  for (const char* bracket : {"[", "{\"a\":"}) {
    std::string open;
    for (std::size_t n = 0; n < kDeep; ++n) open += bracket;
    const auto sink = read_as(GetParam().format, GetParam().before + open);
    EXPECT_TRUE(sink.incidents.empty());
    EXPECT_EQ(sink.rejects.size(), 1) << bracket;
  }
}

TEST_P(HostileFeeds, BytesThatAreNoTextAreTold) {
  const auto sink = read("{\"a\": \"\xFF\xFE\"}");
  EXPECT_EQ(sink.rejects.size(), 1);
  EXPECT_THAT(sink.warnings, testing::ElementsAre(testing::HasSubstr("invalid UTF-8")));
}

INSTANTIATE_TEST_SUITE_P(
    Formats, HostileFeeds,
    testing::Values(Feed{"gcp", "[", "]"}, Feed{"aws", "[", "]"},
                    Feed{"aws", R"({"archive": [)", "]}"}, Feed{"slack", "[", "]"},
                    Feed{"slack", R"({"status": "ok", "active_incidents": [)", "]}"},
                    Feed{"cloudflare-radar", R"({"result": {"annotations": [)", "]}}"},
                    Feed{"ioda", R"({"type": "outages.events", "data": [)", "]}"}));

}  // namespace
}  // namespace outagedb::test
