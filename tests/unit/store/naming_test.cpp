#include "store/names/naming.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace outagedb {
namespace {

TEST(Spelling, ThatIsShownDoesNotDependOnOrder) {
  const std::vector<std::string> best_first{"GitHub", "Github", "GITHUB", "github"};
  for (std::size_t i = 0; i < best_first.size(); ++i) {
    for (std::size_t j = 0; j < best_first.size(); ++j)
      EXPECT_EQ(is_better_spelling(best_first[i], best_first[j]), i < j) << i << " " << j;
  }
}

TEST(Slug, FollowsFromTheNameAlone) {
  EXPECT_EQ(platform_slug("Google Cloud"), "google-cloud");
  EXPECT_EQ(platform_slug("إكس"), "إكس");
  std::vector<std::string> slugs;
  for (const char* name : {"C", "C++", "C#", "Disney", "Disney+", "a b", "a-b", "🎬", "🎞", "+"})
    slugs.push_back(platform_slug(name));
  std::ranges::sort(slugs);
  EXPECT_EQ(std::ranges::adjacent_find(slugs), slugs.end());
}

}  // namespace
}  // namespace outagedb
