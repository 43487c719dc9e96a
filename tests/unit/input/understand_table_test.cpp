#include "input/tables/understand_table.hpp"

#include <gmock/gmock.h>

namespace outagedb {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::optional<DateOrder> order(const std::string& dates) {
  ReadOptions options;
  std::string table = "platform,started,note\n";
  table += dates + '\n';
  (void)understand_table(table, options);
  return options.time.dates;
}

std::string key(const std::string& table) {
  ReadOptions options;
  (void)understand_table(table, options);
  for (const auto& [field, column] : options.table.columns)
    if (field == "key") return column;
  return {};
}

TEST(UnderstandTable, FindsTheOnlyOrderOfItsDates) {
  EXPECT_EQ(order("X,24/05/2025,"), DateOrder::day_first);
  EXPECT_EQ(order("X,05/24/2025 10:00,"), DateOrder::month_first);
  EXPECT_EQ(order("X,1.2.2025,\nX,24.5.2025,"), DateOrder::day_first);
  EXPECT_EQ(order("X,2-14-21,"), DateOrder::month_first);
  EXPECT_EQ(order("X,24-05-85,"), DateOrder::day_first);
}

TEST(UnderstandTable, LeavesTheOrderOpenIfTheDatesDo) {
  EXPECT_EQ(order("X,01/02/2025,"), std::nullopt);
  EXPECT_EQ(order("X,24/05/2025,\nX,05/24/2025,"), std::nullopt);
  EXPECT_EQ(order("X,21/02/14,"), std::nullopt);  // may begin with the year
  EXPECT_EQ(order("X,2025-05-24,"), std::nullopt);
  EXPECT_EQ(order("X,01/02/2025,24/05/2025"), std::nullopt);  // in a column of other things
  EXPECT_EQ(order("X,24/05.2025,"), std::nullopt);
  EXPECT_EQ(order("X,124/05/2025,"), std::nullopt);
}

TEST(UnderstandTable, KeepsWhatTheUserStates) {
  ReadOptions options;
  options.time.dates = DateOrder::month_first;
  options.platform = "P";
  map_column(options.table, "title", "Note");
  const auto lines = understand_table("Site,Start Time,Summary,Note\nA,24/05/2025,s,n\n", options);
  EXPECT_THAT(lines, ElementsAre(HasSubstr("'Start Time' as started;")));
  EXPECT_EQ(options.time.dates, DateOrder::month_first);
  EXPECT_EQ(options.table.columns.size(), 2);
}

TEST(UnderstandTable, DoesNotInterpretATableOfOurs) {
  ReadOptions options;
  EXPECT_THAT(understand_table("platform,started,summary\nX,2025-05-24,s\n", options), IsEmpty());
  EXPECT_TRUE(options.table.columns.empty());
  map_column(options.table, "started", "Begin");
  EXPECT_THAT(understand_table("Begin,End,Summary\n2025-05-24,2025-05-25,s\n", options), IsEmpty());
}

TEST(UnderstandTable, TakesAHeadingOnlyIfThereIsOne) {
  ReadOptions options;
  (void)understand_table("start,start,end time\na,b,c\n", options);
  ASSERT_EQ(options.table.columns.size(), 1);
  EXPECT_EQ(options.table.columns[0].field, "ended");
  EXPECT_FALSE(is_understood_table("name,value\na,b\n", {}));
  EXPECT_FALSE(is_understood_table("{\"start\": 1}\n", {}));
  EXPECT_FALSE(is_understood_table("start,end", {}));  // no complete line
  EXPECT_TRUE(is_understood_table("START_TIME;End\n", {}));
}

TEST(UnderstandTable, MakesAKeyOfNamesThatTellRowsApart) {
  EXPECT_EQ(key("start,unit,MW\n2025-05-24,A,1\n2025-05-24,B,2\n"), "start + unit");
  EXPECT_EQ(key("start,unit,MW\n2025-05-24,A,1\n2025-05-24,A,2\n"), "");  // only a measure differs
  EXPECT_EQ(key("start,unit\n2025-05-24,A\n2025-05-24,A\n"), "");         // a repetition
  EXPECT_EQ(key("start,unit\n2025-05-24,A\n2025-05-25,A\n"), "");
  EXPECT_EQ(key("start,id,unit\n2025-05-24,1,A\n2025-05-24,2,B\n"), "id");
}

}  // namespace
}  // namespace outagedb
