#include "input/bytes/utf16.hpp"

#include <gtest/gtest.h>

namespace outagedb {
namespace {

using std::string_literals::operator""s;

TEST(Utf16, ToldByItsMark) {
  EXPECT_TRUE(is_utf16("\xFF\xFE[\0"s));
  EXPECT_TRUE(is_utf16("\xFE\xFF\0["s));
  EXPECT_FALSE(is_utf16("\xEF\xBB\xBF[]"));
  EXPECT_FALSE(is_utf16("\xFF"));
  EXPECT_FALSE(is_utf16(""));
}

TEST(Utf16, BothOrdersOfBytes) {
  EXPECT_EQ(utf8_of_utf16("\xFF\xFEh\0i\0"s), "hi");
  EXPECT_EQ(utf8_of_utf16("\xFE\xFF\0h\0i"s), "hi");
  EXPECT_EQ(utf8_of_utf16("h\0i\0"s), "hi");
  EXPECT_EQ(utf8_of_utf16("\xFF\xFE"), "");
}

TEST(Utf16, EveryLengthInUtf8) {
  // a, é, ك, 🔥
  EXPECT_EQ(utf8_of_utf16("\xFF\xFE"
                          "a\0\xE9\0\x43\x06\x3D\xD8\x25\xDD"s),
            "a\u00E9\u0643\U0001F525");
}

TEST(Utf16, WhatIsBrokenIsReplaced) {
  EXPECT_EQ(utf8_of_utf16("\xFF\xFE\x3D\xD8"
                          "a\0"s),
            "\uFFFDa");
  EXPECT_EQ(utf8_of_utf16("\xFF\xFE\x25\xDD"
                          "a\0"s),
            "\uFFFDa");
  EXPECT_EQ(utf8_of_utf16("\xFF\xFE"
                          "a\0b"s),
            "a\uFFFD");
  EXPECT_EQ(utf8_of_utf16("\xFF\xFE\x3D\xD8"s), "\uFFFD");
}

}  // namespace
}  // namespace outagedb
