// The entry that the fuzzer calls, so that its corpus is replayed with every build.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "../../fuzz/time.cpp"

namespace outagedb {
namespace {

bool is_read(const std::string& text) {
  const TimeRules rules{.zone = Zone::named("ET")};
  try {
    (void)parse_span(text, rules);
    return true;
  } catch (const TimeError&) {
  }
  try {
    return parse_duration(text).known();
  } catch (const TimeError&) {
    return false;
  }
}

TEST(FuzzCorpus, every_seed_is_read) {
  int seeds = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(SOURCE_DIR "/tests/fuzz/corpus/time")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
    EXPECT_TRUE(is_read(text)) << entry.path() << ": " << text;
    ++seeds;
  }
  EXPECT_GT(seeds, 40);
}

}  // namespace
}  // namespace outagedb
