#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "input/bytes/guessed_source.hpp"
#include "input/bytes/iconv_source.hpp"

namespace outagedb {
namespace {

using testing::HasSubstr;

// Gives a few bytes at a time, so that characters are split.
class Slowly final : public ByteSource {
 public:
  Slowly(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t length = std::min({size, step_, bytes_.size() - at_});
    std::memcpy(to, bytes_.data() + at_, length);
    at_ += length;
    return length;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

std::string all_of(ByteSource& source) {
  std::string text;
  char buffer[7];
  while (const std::size_t got = source.read(buffer, sizeof buffer)) text.append(buffer, got);
  return text;
}

std::string from(const std::string& encoding, const std::string& bytes, std::size_t step) {
  IconvSource source(std::make_unique<Slowly>(bytes, step), encoding);
  return all_of(source);
}

std::string guessed(const std::string& bytes, std::size_t step = 1) {
  GuessedSource source(std::make_unique<Slowly>(bytes, step));
  return all_of(source);
}

template <typename Read>
std::string failure(Read read) {
  try {
    read();
  } catch (const Error& error) {
    EXPECT_FALSE(error.hint().empty());
    return error.what();
  }
  return "";
}

TEST(Encodings, AreConvertedWhereverCharactersAreSplit) {
  for (const std::size_t step : {1, 2, 3, 1000}) {
    EXPECT_EQ(from("windows-1252", "a\xE9 \x96 b", step), "aé – b");
    EXPECT_EQ(from("windows-1256", "\xCA\xDA\xD8\xE1", step), "تعطل");
    EXPECT_EQ(from("shift_jis", "\x92\xE2\x93\x64", step), "停電");
    EXPECT_EQ(from("utf-16le", std::string("a\0\xE9\0", 4), step), "aé");
    EXPECT_EQ(from("utf-8", "é", step), "é");
  }
}

TEST(Encodings, RefuseWhatTheyDoNotHave) {
  EXPECT_THAT(failure([] { (void)from("windows-1252", "ab\x81", 2); }),
              HasSubstr("0x81 at offset 2 is not valid in windows-1252"));
  EXPECT_THAT(failure([] { (void)from("utf-16le", "a", 1); }), HasSubstr("incomplete"));
  EXPECT_THAT(failure([] { require_encoding("windows-9999"); }), HasSubstr("unknown encoding"));
  EXPECT_THAT(failure([] { require_encoding("utf-8//IGNORE"); }), HasSubstr("unknown encoding"));
  EXPECT_THAT(failure([] { require_encoding(""); }), HasSubstr("unknown encoding"));
}

TEST(GuessedEncoding, LeavesUtf8Unchanged) {
  for (const char* text : {"", "abc", "é", "aéb تعطل", "é then \xE9 alone"})
    EXPECT_EQ(guessed(text), text);
}

TEST(GuessedEncoding, ConvertsLettersBesideAsciiLetters) {
  for (const std::size_t step : {1, 2, 3, 1000}) {
    EXPECT_EQ(guessed("Caf\xE9, na\xEFve", step), "Café, naïve");
    EXPECT_EQ(guessed("\xC9t\xE9 \x93neuf\x94", step), "Été “neuf”");
  }
  GuessedSource source(std::make_unique<Slowly>("x,Caf\xE9,y", 1000));
  EXPECT_EQ(source.example(), "");
  (void)all_of(source);
  EXPECT_EQ(source.example(), "Café");
}

// The first chunk ends with the letter before it, or with the byte itself.
TEST(GuessedEncoding, SeesTheNeighboursOfABytesAtTheEndOfAChunk) {
  constexpr std::size_t kChunk = std::size_t{64} << 10;
  for (const std::size_t before : {kChunk - 2, kChunk - 1, kChunk}) {
    const std::string western = "\xE9t\xE9" + std::string(before - 3, 'x');
    EXPECT_EQ(guessed(western + "\xE9, end", kChunk), "été" + western.substr(3) + "é, end");
    const std::string ascii(before, 'x');
    EXPECT_EQ(guessed(ascii + "\xE9, end", kChunk), ascii + "é, end");
  }
}

TEST(GuessedEncoding, RefusesWhatIsNotCertain) {
  for (const char* text :
       {"\xCA\xDA\xD8\xE1", "a \x81", "\xE9", "1\xE9", "v\xFDpadek", "a\351\351\351b"}) {
    EXPECT_THAT(failure([&] { (void)guessed(text); }), HasSubstr("cannot be guessed")) << text;
  }
}

}  // namespace
}  // namespace outagedb
