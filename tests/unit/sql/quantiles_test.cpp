#include <gmock/gmock.h>

#include "database.hpp"

namespace {

using testing::ElementsAre;

TEST(Median, IgnoresNullsAndTakesTheMiddle) {
  Database db;
  EXPECT_EQ(db.number("median(column1) FROM (VALUES (9), (NULL), (1), (5))"), 5);
  EXPECT_EQ(db.number("median(column1) FROM (VALUES (9), (1), (5), (6.5))"),
            5.75);  // (5 + 6.5) / 2
  EXPECT_EQ(db.text("median(column1) FROM (VALUES (NULL), (NULL))"), "NULL");
  EXPECT_EQ(db.text("median(1) WHERE 0"), "NULL");
}

TEST(Median, WorksInEveryGroup) {
  Database db;
  EXPECT_THAT(db.column("SELECT median(column2) FROM (VALUES ('a', 1), ('b', 10), ('a', 3), ('b', "
                        "30), ('b', 20)) "
                        "GROUP BY column1 ORDER BY column1"),
              ElementsAre("2.0", "20.0"));
}

TEST(Median, SlidesOverAWindow) {
  Database db;
  // Of each value and its two neighbours: {5,1}, {5,1,NULL}, {1,NULL,9}, {NULL,9,1}, {9,1}.
  EXPECT_THAT(
      db.column(
          "WITH t (n, x) AS (VALUES (1, 5), (2, 1), (3, NULL), (4, 9), (5, 1)) "
          "SELECT median(x) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM t"),
      ElementsAre("3.0", "3.0", "5.0", "5.0", "5.0"));
}

TEST(Median, AWindowGivesWhatTheSameRowsGiveAlone) {
  Database db;
  db.column(
      "CREATE TABLE t (n INTEGER PRIMARY KEY, x REAL);"
      "WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 300) "
      "INSERT INTO t SELECT n, (n * 7919) % 101 FROM s");
  EXPECT_THAT(
      db.column(
          "SELECT count(*) FROM (SELECT n, median(x) OVER w AS slid FROM t "
          "WINDOW w AS (ORDER BY n ROWS BETWEEN 10 PRECEDING AND 3 FOLLOWING)) AS s WHERE slid <> "
          "(SELECT median(x) FROM t WHERE t.n BETWEEN s.n - 10 AND s.n + 3)"),
      ElementsAre("0"));
}

TEST(Percentile, IsHyndmanAndFansType7) {
  Database db;
  const std::string rows = " FROM (VALUES (15), (20), (35), (40), (50))";
  // (5 - 1) * 0.4 = 1.6: 20 + 0.6 * (35 - 20) = 29
  EXPECT_DOUBLE_EQ(db.number("percentile(column1, 0.4)" + rows), 29);
  // (5 - 1) * 0.9 = 3.6: 40 + 0.6 * (50 - 40) = 46
  EXPECT_DOUBLE_EQ(db.number("percentile(column1, 0.9)" + rows), 46);
  EXPECT_DOUBLE_EQ(db.number("percentile(column1, 0)" + rows), 15);
  EXPECT_DOUBLE_EQ(db.number("percentile(column1, 1)" + rows), 50);
}

TEST(Percentile, OneValueIsEveryPercentile) {
  Database db;
  EXPECT_EQ(db.number("percentile(7, 0.9)"), 7);
  EXPECT_EQ(db.number("percentile(7, 1)"), 7);
}

TEST(Percentile, KeepsInfinitiesApartFromNumbers) {
  Database db;
  EXPECT_EQ(db.text("percentile(column1, 0.5) FROM (VALUES (1), (9e999), (9e999))"), "Inf");
  EXPECT_EQ(db.text("percentile(column1, 0.5) FROM (VALUES (1), (2), (9e999))"), "2.0");
}

TEST(Percentile, FaultsAreToldInWords) {
  Database db;
  EXPECT_EQ(db.error("percentile(1, 90)"), "percentile: p must be between 0 and 1, not 90");
  EXPECT_EQ(db.error("percentile(column1, column1) FROM (VALUES (0.1), (0.2))"),
            "percentile: p must be the same in all rows");
  EXPECT_EQ(db.error("median('long')"), "median: argument 1 must be a number, not 'long'");
  EXPECT_EQ(db.error("median('long') OVER ()"), "median: argument 1 must be a number, not 'long'");
}

}  // namespace
