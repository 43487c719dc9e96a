#include <gmock/gmock.h>

#include "database.hpp"

namespace {

// The remission times of the 6-MP group in Freireich et al., Blood 21 (1963), the textbooks'
// example; + is censored:
//   6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+
// By hand:  S(6)  = 18/21                        = 0.857142857
//           S(7)  = S(6)  * 16/17                = 0.806722689
//           S(10) = S(7)  * 14/15                = 0.752941176
//           S(13) = S(10) * 11/12                = 0.690196078
//           S(16) = S(13) * 10/11                = 0.627450980
//           S(22) = S(16) * 6/7                  = 0.537815126
//           S(23) = S(22) * 5/6                  = 0.448179272
const std::string kRemissions =
    " FROM (VALUES (6, 1), (6, 1), (6, 1), (6, 0), (7, 1), (9, 0), (10, 1), (10, 0), (11, 0), (13, "
    "1), (16, 1), "
    "(17, 0), (19, 0), (20, 0), (22, 1), (23, 1), (25, 0), (32, 0), (32, 0), (34, 0), (35, 0))";

TEST(KaplanMeier, SurvivalIsTheProductOfTheSharesThatLasted) {
  Database db;
  const auto survival = [&](const char* t) {
    return db.number(fmt::format("km_survival(column1, column2, {})", t) + kRemissions);
  };
  EXPECT_EQ(survival("0"), 1);
  EXPECT_EQ(survival("5.9"), 1);
  EXPECT_NEAR(survival("6"), 18.0 / 21, 1e-12);
  EXPECT_NEAR(survival("7"), 18.0 / 21 * 16 / 17, 1e-12);
  EXPECT_NEAR(survival("12"), 18.0 / 21 * 16 / 17 * 14 / 15, 1e-12);
  EXPECT_NEAR(survival("22"), 0.537815126, 1e-9);
  EXPECT_NEAR(survival("35"), 0.448179272, 1e-9);
}

TEST(KaplanMeier, NobodyKnowsWhatComesAfterACensoredEnd) {
  Database db;
  EXPECT_EQ(db.text("km_survival(column1, column2, 35.5)" + kRemissions), "NULL");
  EXPECT_EQ(db.text("km_survival(column1, column2, 9) FROM (VALUES (1, 1), (2, 1))"), "0.0");
  EXPECT_EQ(db.text("km_survival(column1, column2, 9) FROM (VALUES (1, 1), (2, 1), (2, 0))"),
            "NULL");
  EXPECT_EQ(db.text("km_survival(1, 1, 1) WHERE 0"), "NULL");
}

TEST(KaplanMeier, QuantileIsWhereTheCurveFallsToIt) {
  Database db;
  // S first lies at or below 0.5 at 23, at or below 0.75 at 13; it never comes down to 0.4.
  EXPECT_EQ(db.number("km_quantile(column1, column2, 0.5)" + kRemissions), 23);
  EXPECT_EQ(db.number("km_quantile(column1, column2, 0.25)" + kRemissions), 13);
  EXPECT_EQ(db.text("km_quantile(column1, column2, 0.6)" + kRemissions), "NULL");
  EXPECT_EQ(db.number("km_quantile(column1, column2, 0)" + kRemissions), 0);
}

TEST(KaplanMeier, AFlatStretchAtTheQuantileGivesItsMiddle) {
  Database db;
  // S is 3/4 from 1, 1/2 from 2 up to 4: the median is (2 + 4) / 2.
  EXPECT_EQ(
      db.number("km_quantile(column1, column2, 0.5) FROM (VALUES (1, 1), (2, 1), (4, 1), (8, 1))"),
      3);
  // As the curve's last stretch it lasts to the last observation: (2 + 9) / 2.
  EXPECT_EQ(
      db.number("km_quantile(column1, column2, 0.5) FROM (VALUES (1, 1), (2, 1), (5, 0), (9, 0))"),
      5.5);
  // 1 - (9/10 * 8/9 * 7/8) is 0.3 but for rounding, and still flat from 3 to 4.
  EXPECT_EQ(db.number("km_quantile(column1, 1, 0.3) FROM (VALUES (1), (2), (3), (4), (5), (6), "
                      "(7), (8), (9), (10))"),
            3.5);
}

TEST(KaplanMeier, WithoutCensoringAllEndByTheLongest) {
  Database db;
  EXPECT_EQ(db.number("km_quantile(column1, 1, 1) FROM (VALUES (3), (1), (2))"), 3);
  EXPECT_EQ(db.number("km_quantile(column1, 1, 0.5) FROM (VALUES (3), (1), (2))"), 2);
}

TEST(KaplanMeier, NothingSeenToEndHasNoQuantile) {
  Database db;
  EXPECT_EQ(db.text("km_quantile(column1, 0, 0.5) FROM (VALUES (3), (1))"), "NULL");
  EXPECT_EQ(db.text("km_quantile(NULL, 1, 0.5)"), "NULL");
  EXPECT_EQ(db.text("km_quantile(1, 1, 0.5) WHERE 0"), "NULL");
}

TEST(KaplanMeier, SlidesOverAWindow) {
  Database db;
  EXPECT_THAT(db.column("WITH t (n, x) AS (VALUES (1, 5), (2, 1), (3, 9), (4, 2)) "
                        "SELECT km_quantile(x, 1, 0.5) OVER (ORDER BY n ROWS 2 PRECEDING) FROM t"),
              testing::ElementsAre("5.0", "3.0", "5.0", "2.0"));
}

// In R: fit <- survfit(Surv(time, closed) ~ 1, conf.type = "log"), then summary(fit, times = ...).
TEST(KaplanMeier, SurvivalHasTheLimitsThatRGives) {
  Database db;
  const auto limits = [&](const char* t) {
    return std::pair(
        db.number(fmt::format("km_survival_lower(column1, column2, {}, 0.95)", t) + kRemissions),
        db.number(fmt::format("km_survival_upper(column1, column2, {}, 0.95)", t) + kRemissions));
  };
  EXPECT_EQ(limits("5"), std::pair(1.0, 1.0));
  EXPECT_NEAR(limits("6").first, 0.719817083916270, 1e-12);
  EXPECT_EQ(limits("6").second, 1);  // 1.02 without the cut
  EXPECT_NEAR(limits("12").first, 0.585918982029694, 1e-12);
  EXPECT_NEAR(limits("12").second, 0.967574754552297, 1e-12);
  EXPECT_NEAR(limits("35").first, 0.248788226817660, 1e-12);
  EXPECT_NEAR(limits("35").second, 0.807372045529077, 1e-12);
  EXPECT_EQ(db.text("km_survival_lower(column1, column2, 36, 0.95)" + kRemissions), "NULL");
  EXPECT_EQ(db.text("km_survival_upper(column1, 1, 9, 0.95) FROM (VALUES (1), (2))"), "NULL");
}

// In R: quantile(fit, c(0.1, 0.25, 0.5)).
TEST(KaplanMeier, QuantilesHaveTheLimitsThatRGives) {
  Database db;
  const auto limits = [&](const char* p, const char* level) {
    const auto at = [&](const char* side) {
      return db.text(fmt::format("km_quantile_{}(column1, column2, {}, {})", side, p, level) +
                     kRemissions);
    };
    return at("lower") + ".." + at("upper");
  };
  EXPECT_EQ(limits("0.1", "0.95"), "6.0..16.0");
  EXPECT_EQ(limits("0.25", "0.95"), "6.0..NULL");
  EXPECT_EQ(limits("0.5", "0.95"), "16.0..NULL");
  EXPECT_EQ(limits("0.1", "0.5"), "6.0..7.0");
  EXPECT_EQ(limits("0.25", "0.5"), "10.0..16.0");
  EXPECT_EQ(limits("0.5", "0.5"), "22.0..NULL");
  EXPECT_EQ(db.text("km_quantile_lower(5, 1, 0.5, 0.95)"), "NULL");  // nothing is left at 5
}

TEST(KaplanMeier, AnUpperLimitThatRisesAgainIsReadAsRReadsIt) {
  Database db;
  // 1 but for 0.960 at 6, 0.888 at 7 and 0.957 at 8.
  const std::string rows =
      " FROM (VALUES (1, 1), (7, 0), (2, 0), (8, 1), (5, 1), (7, 1), (3, 1), (2, 1), (4, 0), (9, "
      "1), (1, 0), (6, 1), (3, 0))";
  const auto upper = [&](const char* p) {
    return db.text(fmt::format("km_quantile_upper(column1, column2, {}, 0.95)", p) + rows);
  };
  EXPECT_EQ(upper("0.01"), "6.0");
  EXPECT_EQ(upper("0.042"), "8.0");
  EXPECT_EQ(upper("0.1"), "7.0");
  EXPECT_EQ(upper("0.2"), "NULL");
}

TEST(KaplanMeier, FaultsAreToldInWords) {
  Database db;
  EXPECT_EQ(db.error("km_quantile(-5, 1, 0.5)"),
            "km_quantile: a duration must be 0 or more, not -5");
  EXPECT_EQ(db.error("km_quantile(5, 2, 0.5)"), "km_quantile: closed must be 0 or 1, not 2");
  EXPECT_EQ(db.error("km_quantile(5, 1, 50)"), "km_quantile: p must be between 0 and 1, not 50");
  EXPECT_EQ(db.error("km_survival(column1, 1, column1) FROM (VALUES (1), (2))"),
            "km_survival: t must be the same in all rows");
  EXPECT_EQ(db.error("km_quantile_lower(5, 1, 0.5, 95)"),
            "km_quantile_lower: the level must be between 0 and 1, not 95");
}

TEST(KaplanMeier, ASampleGivesWhatItsObservationsGive) {
  Database db;
  const auto same = [&](const std::string& of_sample, const std::string& of_rows) {
    EXPECT_EQ(db.text(of_sample + kRemissions), db.text(of_rows + kRemissions)) << of_rows;
  };
  same("km_quantile(km_sample(column1, column2), 0.25)", "km_quantile(column1, column2, 0.25)");
  same("km_quantile_lower(km_sample(column1, column2), 0.25, 0.95)",
       "km_quantile_lower(column1, column2, 0.25, 0.95)");
  same("km_quantile_upper(km_sample(column1, column2), 0.25, 0.95)",
       "km_quantile_upper(column1, column2, 0.25, 0.95)");
  same("km_survival(km_sample(column1, column2), 13)", "km_survival(column1, column2, 13)");
  same("km_survival_later_lower(km_sample(column1, column2), 6, 13, 0.95)",
       "km_survival_lower(CASE WHEN column1 > 6 THEN column1 END, column2, 13, 0.95)");
  same("km_survival_later_upper(km_sample(column1, column2), 6, 13, 0.95)",
       "km_survival_upper(CASE WHEN column1 > 6 THEN column1 END, column2, 13, 0.95)");
}

TEST(KaplanMeier, SamplesMergeInAnyOrder) {
  Database db;
  const std::string parts =
      " FROM (SELECT km_sample(column1, column2) AS part" + kRemissions + " GROUP BY column1 % 5)";
  EXPECT_EQ(db.number("km_quantile(km_merged(part), 0.5)" + parts), 23);
  EXPECT_EQ(db.text("km_quantile(km_merged(NULL), 0.5)"), "NULL");
  EXPECT_EQ(db.error("km_quantile(x'00', 0.5)"),
            "km_quantile: the sample is not a result of km_sample()");
}

}  // namespace
