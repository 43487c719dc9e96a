#include "output/html/markup.hpp"

#include <gmock/gmock.h>

#include "output/html/html_page.hpp"
#include "report/messages/texts.hpp"

namespace outagedb {
namespace {

TEST(Markup, EscapesTextsAndAttributes) {
  Markup page;
  page.open("a", {{"title", "\" onload='x' <&>"}}).text("</a><script>").close();
  EXPECT_EQ(page.str(),
            "<a title=\"&quot; onload=&#39;x&#39; &lt;&amp;&gt;\">&lt;/a&gt;&lt;script&gt;</a>");
}

TEST(Markup, IsolatesNamesInLinesOfOursAlone) {
  Markup page;
  page.element("p", {}, "of " + isolated("<X>")).open("p").text("\u2068x\u2069").close();
  EXPECT_EQ(page.str(), "<p>of <bdi>&lt;X&gt;</bdi></p><p>\\u2068x\\u2069</p>");
}

TEST(Markup, IsolatesByCharacterWhereThereIsNoSuchElement) {
  Markup page;
  page.open("svg").element("title", {}, "of " + isolated("X")).close();
  EXPECT_EQ(page.str(), "<svg><title>of \u2068X\u2069</title></svg>");
}

TEST(Policy, NamesATextByItsHash) {
  // openssl dgst -sha256 -binary </dev/null | base64
  EXPECT_EQ(policy_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

}  // namespace
}  // namespace outagedb
