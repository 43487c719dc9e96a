// What the fuzzers are held to, with the seeds that they start from.
#include <gtest/gtest.h>

#include "../../fuzz/input.cpp"
#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

TEST(InputFuzzCorpus, EveryFormatHasSeedsThatAreRead) {
  for (const Format* format : formats()) {
    SCOPED_TRACE(format->name);
    const auto folder = std::filesystem::path(SOURCE_DIR "/tests/fuzz/corpus") / format->name;
    ASSERT_TRUE(std::filesystem::is_directory(folder));
    for (const auto& seed : std::filesystem::directory_iterator(folder)) {
      const std::string text = text_of(seed.path());
      hold_to_promises(*format, text);
      ReadOptions options;
      options.path = seed.path();
      EXPECT_FALSE(read_as(format->name.data(), text, options).lines.empty()) << seed.path();
    }
  }
}

// What the fuzzer once took for a fault: bytes that are no UTF-8 become three each.
TEST(InputFuzzCorpus, RepairedTextMayBeLonger) {
  for (const Format* format : formats()) {
    hold_to_promises(*format, "{\"page\": \xFF\xFF\xFF\xFF");
    hold_to_promises(*format, std::string(64, '\xFF'));
  }
}

}  // namespace
}  // namespace outagedb::test
