#include "input/records/html_text.hpp"

#include <gtest/gtest.h>

namespace outagedb {
namespace {

TEST(HtmlText, TagsGoAndBreaksStay) {
  EXPECT_EQ(text_of_html("<p>All <b>posts</b></p><p>fail.</p>"), "All posts\nfail.");
  EXPECT_EQ(text_of_html("one<br />two<BR>three"), "one\ntwo\nthree");
  EXPECT_EQ(text_of_html("see <a href=\"https://a.example/?x>\">here</a"), "see \">here</a");
}

TEST(HtmlText, EntitiesAreDecodedOnce) {
  EXPECT_EQ(text_of_html("a &amp; b &lt;c&gt; &quot;d&quot; it&#39;s&nbsp;e"),
            "a & b <c> \"d\" it's e");
  EXPECT_EQ(text_of_html("&amp;lt;"), "&lt;");
  EXPECT_EQ(text_of_html("&#x0627;&#1604;"), "ال");
}

TEST(HtmlText, WhatIsNoMarkupStays) {
  EXPECT_EQ(text_of_html("5 < 6 & 7 > 3; &unknown; &#xD800; &#0; R&D"),
            "5 < 6 & 7 > 3; &unknown; &#xD800; &#0; R&D");
  EXPECT_EQ(text_of_html("<"), "<");
  EXPECT_EQ(text_of_html("</>"), "");
  EXPECT_EQ(text_of_html("إكس <i>متوقف</i>"), "إكس متوقف");
}

// Each '<' is looked after once, or this would take minutes.
TEST(HtmlText, ManyTagsThatDoNotEnd) {
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += "<a";
  EXPECT_EQ(text_of_html(text), text);
}

}  // namespace
}  // namespace outagedb
