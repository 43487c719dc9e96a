#include <gmock/gmock.h>

#include "database.hpp"

namespace {

// In R:  var(x) / mean(x)^2
//        k <- length(x); pchisq(2 * sum(log(mean(x) / x)) / (1 + (k + 1) / (6 * k)), k - 1, lower =
//        FALSE)
TEST(Dispersion, IndexAndP) {
  Database db;
  const std::string gaps = " FROM (VALUES (1), (2), (3), (10), (40), (0.5), (7))";
  EXPECT_NEAR(db.number("dispersion_index(column1)" + gaps), 2.4045094756855185, 1e-12);
  EXPECT_NEAR(db.number("dispersion_p(column1)" + gaps), 0.0963547200050466, 1e-13);
}

TEST(Dispersion, EqualGapsHaveNone) {
  Database db;
  const std::string gaps = " FROM (VALUES (0.1), (0.1), (0.1), (NULL))";
  EXPECT_NEAR(db.number("dispersion_index(column1)" + gaps), 0, 1e-30);
  EXPECT_NEAR(db.number("dispersion_p(column1)" + gaps), 1, 1e-12);
  // However many they are: an hourly check of half a year.
  EXPECT_EQ(db.text("dispersion_p(3600) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                    " SELECT i + 1 FROM n WHERE i < 4400) SELECT i FROM n)"),
            "1.0");
}

TEST(Dispersion, AGapOfNothingIsNoChance) {
  Database db;
  EXPECT_EQ(db.text("dispersion_p(column1) FROM (VALUES (0), (5), (6))"), "0.0");
}

TEST(Dispersion, TooFewGapsHaveNone) {
  Database db;
  for (const std::string rows : {" FROM (VALUES (3))", " FROM (VALUES (0), (0))", " WHERE 0"}) {
    const std::string x = rows == " WHERE 0" ? "(1)" : "(column1)";
    EXPECT_EQ(db.text("dispersion_index" + x + rows), "NULL") << rows;
    EXPECT_EQ(db.text("dispersion_p" + x + rows), "NULL") << rows;
  }
}

TEST(Dispersion, SlidesOverAWindow) {
  Database db;
  EXPECT_THAT(db.column("WITH t (n, x) AS (VALUES (1, 1), (2, 3), (3, 3)) "
                        "SELECT dispersion_index(x) OVER (ORDER BY n ROWS 1 PRECEDING) FROM t"),
              testing::ElementsAre("NULL", "0.5", "0.0"));
}

TEST(Dispersion, FaultsAreToldInWords) {
  Database db;
  EXPECT_EQ(db.error("dispersion_index(-1)"), "dispersion_index: a gap must be 0 or more, not -1");
  EXPECT_EQ(db.error("dispersion_p(9e999)"), "dispersion_p: a gap must be 0 or more, not inf");
}

}  // namespace
