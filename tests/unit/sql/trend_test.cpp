#include <gmock/gmock.h>

#include "database.hpp"

namespace {

// MIL-HDBK-189's example of one system observed until 300: beta 0.716, lambda 0.454, Cramér-von
// Mises 0.091. The further digits are R's, for n <- length(t); T <- 300:
//   b <- n / sum(log(T / t)); n / T^b; b * qchisq(c(0.025, 0.975), 2 * n) / (2 * n)
//   1 / (12 * n) + sum(((t / T)^(b * (n - 1) / n) - (2 * (1:n) - 1) / (2 * n))^2)
//   (mean(t) - T / 2) / (T * sqrt(1 / (12 * n)))
const std::string kFailures =
    " FROM (VALUES (2.6), (16.5), (16.5), (17), (21.4), (29.1), (33.3), (56.5), (63.1), (70.6), "
    "(73), (77.7), (93.9), (95.5), (98.1), (101.1), (132), (142.2), (147.7), (149), (167.2), "
    "(190.7), (193), (198.7), (251.9), (282.5), (286.1))";

TEST(Trend, LaplaceSaysWhereTheMeanTimeLies) {
  Database db;
  EXPECT_NEAR(db.number("laplace_u(column1, 300)" + kFailures), -2.318, 1e-12);
  // Twice 10 of 12: (10 - 6) / (12 / sqrt(24)).
  EXPECT_NEAR(db.number("laplace_u(column1, 12) FROM (VALUES (10), (10))"), 1.632993161855452,
              1e-13);
  EXPECT_EQ(db.number("laplace_u(column1, 12) FROM (VALUES (0), (12))"), 0);
}

TEST(Trend, PowerLaw) {
  Database db;
  const auto number = [&](const std::string& call) { return db.number(call + kFailures); };
  EXPECT_NEAR(number("power_law_beta(column1, 300)"), 0.716339262365998, 1e-13);
  EXPECT_NEAR(number("power_law_lambda(column1, 300)"), 0.453841861372675, 1e-13);
  EXPECT_NEAR(number("power_law_beta_lower(column1, 300, 0.95)"), 0.472072087679300, 1e-13);
  EXPECT_NEAR(number("power_law_beta_upper(column1, 300, 0.95)"), 1.010728807066040, 1e-13);
  EXPECT_NEAR(number("power_law_beta_lower(column1, 300, 0.9)"), 0.505632287612186, 1e-13);
  EXPECT_NEAR(number("power_law_beta_upper(column1, 300, 0.9)"), 0.957151511970736, 1e-13);
  EXPECT_NEAR(number("power_law_cramer_von_mises(column1, 300)"), 0.0910611223862312, 1e-14);
}

TEST(Trend, APowerLawNeedsEventsAfterTheStartAndBeforeTheEnd) {
  Database db;
  for (const std::string what : {"beta", "lambda", "cramer_von_mises"}) {
    const std::string call = fmt::format("power_law_{}(column1, 12)", what);
    EXPECT_EQ(db.text(call + " FROM (VALUES (0), (7))"), "NULL") << what;
    EXPECT_EQ(db.text(call + " FROM (VALUES (12), (12))"), "NULL") << what;
    EXPECT_EQ(db.text(call + " FROM (VALUES (NULL))"), "NULL") << what;
  }
  EXPECT_EQ(db.text("power_law_cramer_von_mises(5, 12)"), "NULL");
  EXPECT_EQ(db.text("power_law_beta_upper(0, 12, 0.95)"), "NULL");
}

// 60,000 simulated samples each of R's runif give 0.1752, 0.2036, 0.2106 and 0.2213 for 2, 6, 10
// and 60.
TEST(Trend, CriticalValuesAreTheTable) {
  Database db;
  EXPECT_EQ(db.text("cramer_von_mises_5(1)"), "NULL");
  EXPECT_EQ(db.number("cramer_von_mises_5(2)"), 0.175);
  EXPECT_EQ(db.number("cramer_von_mises_5(6)"), 0.204);
  EXPECT_EQ(db.number("cramer_von_mises_5(10)"), 0.212);
  EXPECT_EQ(db.number("cramer_von_mises_5(29)"), 0.217);
  EXPECT_EQ(db.number("cramer_von_mises_5(60)"), 0.220);
  EXPECT_EQ(db.number("cramer_von_mises_5(5000)"), 0.220);
}

TEST(Trend, SlidesOverAWindow) {
  Database db;
  EXPECT_THAT(db.column("WITH t (n, x) AS (VALUES (1, 0), (2, 12), (3, 6)) "
                        "SELECT laplace_u(x, 12) OVER (ORDER BY n ROWS 1 PRECEDING) > 0 FROM t"),
              testing::ElementsAre("0", "0", "1"));
}

TEST(Trend, FaultsAreToldInWords) {
  Database db;
  EXPECT_EQ(db.error("laplace_u(13, 12)"), "laplace_u: the time 13 is outside the observed 12");
  EXPECT_EQ(db.error("laplace_u(-1, 12)"), "laplace_u: the time -1 is outside the observed 12");
  EXPECT_EQ(db.error("power_law_beta(0, 0)"),
            "power_law_beta: the observed time must be above 0, not 0");
  EXPECT_EQ(db.error("power_law_beta(column1, column1) FROM (VALUES (1), (2))"),
            "power_law_beta: the observed time must be the same in all rows");
  EXPECT_EQ(db.error("power_law_beta_upper(1, 12, 95)"),
            "power_law_beta_upper: the level must be between 0 and 1, not 95");
}

}  // namespace
