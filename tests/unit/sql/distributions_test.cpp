#include <gmock/gmock.h>

#include "database.hpp"

namespace {

// R's pnorm, qnorm, pchisq and qchisq.
TEST(Distributions, AreRs) {
  Database db;
  EXPECT_NEAR(db.number("normal_cdf(1.5)"), 0.933192798731142, 1e-14);
  EXPECT_NEAR(db.number("normal_p(1.5)"), 0.133614402537716, 1e-14);
  EXPECT_NEAR(db.number("normal_p(-9)"), 2.25717681190768e-19, 1e-30);
  EXPECT_NEAR(db.number("normal_quantile(0.975)"), 1.95996398454005, 1e-13);
  EXPECT_NEAR(db.number("normal_quantile(0.1)"), -1.28155156554460, 1e-13);
  EXPECT_NEAR(db.number("chi_square_p(7.3, 4)"), 0.120858748821212, 1e-13);
  EXPECT_NEAR(db.number("chi_square_p(2.2, 1.5)"), 0.231788846469725, 1e-13);
  EXPECT_NEAR(db.number("chi_square_p(3800, 4000)"), 0.98830417961885, 1e-13);
  for (const char* x : {"0", "1e-9", "999", "1001"})
    EXPECT_EQ(db.text(std::string("chi_square_p(") + x + ", 4000)"), "1.0") << x;
  EXPECT_NEAR(db.number("chi_square_quantile(0.95, 10)"), 18.3070380532751, 1e-12);
  EXPECT_NEAR(db.number("chi_square_quantile(0.025, 2.5)"), 0.118622942100063, 1e-13);
}

TEST(Distributions, TheirEdges) {
  Database db;
  EXPECT_EQ(db.text("normal_p(0)"), "1.0");
  EXPECT_EQ(db.text("normal_cdf(-9e999)"), "0.0");
  EXPECT_EQ(db.text("chi_square_p(0, 3)"), "1.0");
  EXPECT_EQ(db.text("chi_square_p(9e999, 3)"), "0.0");
  EXPECT_EQ(db.text("chi_square_quantile(NULL, 3)"), "NULL");
}

TEST(Distributions, FaultsAreToldInWords) {
  Database db;
  EXPECT_EQ(db.error("normal_quantile(1)"), "normal_quantile: p must be between 0 and 1, not 1");
  EXPECT_EQ(db.error("chi_square_quantile(0.5, 0)"),
            "chi_square_quantile: the degrees of freedom must be above 0, not 0");
  EXPECT_EQ(db.error("chi_square_p(-1, 2)"), "chi_square_p: chi-square cannot be -1");
  EXPECT_EQ(db.error("normal_cdf('1')"), "normal_cdf: argument 1 must be a number, not '1'");
}

}  // namespace
