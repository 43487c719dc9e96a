#include "input/bytes/input_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>

#include "base/error.hpp"
#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::HasSubstr;

std::string gzipped(const std::string& text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string utf16(const std::u16string& text, bool big) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

class InputStreams : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "outagedb-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string file(const std::string& bytes) const {
    const auto path = folder_ / "input";
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  [[nodiscard]] std::string read(const std::string& bytes) const {
    InputStream input(file(bytes));
    return {std::istreambuf_iterator<char>(input.stream()), {}};
  }

  [[nodiscard]] std::string failure(const std::string& bytes) const {
    try {
      InputStream input(file(bytes));
      std::string buffer(1000, '\0');
      while (input.stream().read(buffer.data(), 1000)) {
      }
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty());
      return error.what();
    }
    return "";
  }

  std::filesystem::path folder_;
};

std::string long_text() {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

TEST_F(InputStreams, PlainFileIsReadAsItStands) {
  EXPECT_EQ(read(long_text()), long_text());
  EXPECT_EQ(read(""), "");
  InputStream input(file("abc"));
  EXPECT_EQ(input.head(), "abc");
  EXPECT_TRUE(input.is_plain());
  EXPECT_EQ(input.size(), 3);
  EXPECT_EQ(input.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(InputStreams, GzipIsUnpackedWithAllItsMembers) {
  const std::string packed = gzipped(long_text());
  InputStream input(file(packed));
  EXPECT_FALSE(input.is_plain());
  EXPECT_EQ(input.head(), long_text().substr(0, 65536));
  EXPECT_EQ(read(packed), long_text());
  EXPECT_EQ(read(gzipped("first\n") + gzipped("") + gzipped("second\n")), "first\nsecond\n");
  EXPECT_EQ(read(gzipped("padded") + std::string(100000, '\0')), "padded");
}

TEST_F(InputStreams, HashAndSizeAreThoseOfTheFile) {
  InputStream input(file(gzipped("abc")));
  EXPECT_EQ(input.size(), gzipped("abc").size());
  EXPECT_NE(input.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(input.bytes_read(), input.size());
}

TEST_F(InputStreams, DamagedGzipNamesTheByte) {
  std::string packed = gzipped(long_text());
  EXPECT_EQ(failure(packed.substr(0, 5000)), "the compressed input is truncated at byte 5000");
  EXPECT_EQ(failure(packed.substr(0, packed.size() - 1)),
            "the compressed input is truncated at byte " + std::to_string(packed.size() - 1));
  packed[packed.size() - 6] ^= 1;
  EXPECT_THAT(failure(packed), HasSubstr("damaged (incorrect data check) at byte"));
  EXPECT_THAT(failure(gzipped("x") + "rubbish"),
              HasSubstr("damaged (incorrect header check) at byte " +
                        std::to_string(gzipped("x").size() + 2)));
}

TEST_F(InputStreams, Utf16OfEitherOrderBecomesUtf8) {
  const std::u16string text = u"\uFEFFplatform,started\nإكس😀,2025\n";
  for (const bool big : {false, true}) {
    EXPECT_EQ(read(utf16(text, big)), "platform,started\nإكس😀,2025\n");
    EXPECT_EQ(read(gzipped(utf16(text, big))), "platform,started\nإكس😀,2025\n");
  }
}

// Pairs of surrogates that the end of a chunk cuts in two.
TEST_F(InputStreams, LongUtf16IsReadInChunks) {
  std::u16string text = u"\uFEFFx";
  std::string expected = "x";
  for (int i = 0; i < 100000; ++i) {
    text += u"😀";
    expected += "😀";
  }
  EXPECT_EQ(read(utf16(text, false)), expected);
  EXPECT_EQ(read(utf16(text, true)), expected);
}

TEST_F(InputStreams, CutOffUtf16EndsInTheReplacementCharacter) {
  EXPECT_EQ(read(utf16(u"\uFEFFa\xD83D", false)), "a\uFFFD");
  EXPECT_EQ(read(utf16(u"\uFEFFa", false) + "b"), "a\uFFFD");
  EXPECT_EQ(read(utf16(u"\uFEFF", true)), "");
}

TEST_F(InputStreams, WhatCannotBeOpened) {
  EXPECT_THROW(InputStream(folder_.string()), Error);
  EXPECT_THROW(InputStream((folder_ / "nothing").string()), Error);
}

}  // namespace
}  // namespace outagedb::test
