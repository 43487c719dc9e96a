#include <gmock/gmock.h>

#include "database.hpp"

namespace {

// Limits as Garwood's table (1936) and every textbook print them.
TEST(Poisson, LimitsAreExact) {
  Database db;
  EXPECT_EQ(db.number("poisson_lower(0, 0.95)"), 0);
  EXPECT_NEAR(db.number("poisson_upper(0, 0.95)"), 3.688879454, 1e-8);  // -ln 0.025
  EXPECT_NEAR(db.number("poisson_lower(1, 0.95)"), 0.025317808, 1e-8);  // -ln 0.975
  EXPECT_NEAR(db.number("poisson_upper(1, 0.95)"), 5.572, 5e-4);
  EXPECT_NEAR(db.number("poisson_lower(10, 0.95)"), 4.795, 5e-4);
  EXPECT_NEAR(db.number("poisson_upper(10, 0.95)"), 18.390, 5e-4);
  EXPECT_EQ(db.text("poisson_upper(NULL, 0.95)"), "NULL");
}

// In R: phi * qchisq(0.025, 2 * n / phi) / 2 and phi * qchisq(0.975, 2 * n / phi + 2) / 2.
TEST(QuasiPoisson, LimitsAreThoseOfTheScaledCount) {
  Database db;
  EXPECT_NEAR(db.number("quasi_poisson_lower(12, 3.24, 0.95)"), 3.05426910123915, 1e-12);
  EXPECT_NEAR(db.number("quasi_poisson_upper(12, 3.24, 0.95)"), 31.78575724461954, 1e-12);
  EXPECT_EQ(db.number("quasi_poisson_lower(0, 2, 0.95)"), 0);
  EXPECT_NEAR(db.number("quasi_poisson_upper(0, 2, 0.95)"), 7.37775890822787, 1e-12);
  EXPECT_EQ(db.text("quasi_poisson_lower(7, 1, 0.95)"), db.text("poisson_lower(7, 0.95)"));
  EXPECT_EQ(db.text("quasi_poisson_upper(7, 1, 0.95)"), db.text("poisson_upper(7, 0.95)"));
  EXPECT_EQ(db.text("quasi_poisson_upper(7, NULL, 0.95)"), "NULL");
}

TEST(Poisson, FaultsAreToldInWords) {
  Database db;
  EXPECT_EQ(db.error("poisson_lower(-1, 0.95)"),
            "poisson_lower: n must be an integer of 0 or more, not -1");
  EXPECT_EQ(db.error("poisson_upper(1.5, 0.95)"),
            "poisson_upper: n must be an integer of 0 or more, not 1.5");
  EXPECT_EQ(db.error("poisson_upper(1, 95)"),
            "poisson_upper: the level must be between 0 and 1, not 95");
  EXPECT_EQ(db.error("quasi_poisson_upper(1, 0, 0.95)"),
            "quasi_poisson_upper: the dispersion must be above 0, not 0");
}

}  // namespace
