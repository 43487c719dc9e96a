#include <gmock/gmock.h>

#include "database.hpp"

namespace {

using testing::ElementsAre;

TEST(CoveredSeconds, CountsEachSecondOnce) {
  Database db;
  EXPECT_EQ(db.text("covered_seconds(column1, column2) FROM (VALUES (50, 60), (0, 10), (5, 20), "
                    "(6, 7), (20, 25))"),
            "35");  // [0, 25) and [50, 60)
}

TEST(CoveredSeconds, LeavesOutWhatIsNoInterval) {
  Database db;
  EXPECT_EQ(db.text("covered_seconds(column1, column2) FROM (VALUES (NULL, 9), (9, NULL), (5, 5), "
                    "(8, 2))"),
            "0");
  EXPECT_EQ(db.text("covered_seconds(1, 2) WHERE 0"), "NULL");
}

TEST(CoveredSeconds, SlidesOverAWindow) {
  Database db;
  EXPECT_THAT(db.column("SELECT covered_seconds(column1, column2) OVER (ORDER BY column1 ROWS "
                        "BETWEEN 1 PRECEDING AND CURRENT ROW) FROM (VALUES (0, 10), (5, 12), (20, "
                        "30))"),
              ElementsAre("10", "12", "17"));
}

}  // namespace
