#include <gmock/gmock.h>

#include "database.hpp"

namespace {

using testing::HasSubstr;

class Shifts : public testing::Test {
 protected:
  // Places as "(place, side)" rows.
  static std::string chance(const std::string& rows, const std::string& places,
                            const std::string& level = "0.95") {
    return "(SELECT shift_chance(column1, column2, " + places + ", " + level + ") FROM (VALUES " +
           rows + "))";
  }
  Database db_;
};

// On a circle of 4, {0, 1} and {0}: they share 1 as they stand; turned by 1, 2 and 3 they share 1,
// 0 and 0. So half of the four turns share as much, and the others lie between 0 and 1.
TEST_F(Shifts, CountsEveryTurn) {
  EXPECT_EQ(db_.text(chance("(0, 0), (1, 0), (0, 1)", "4")),
            R"({"shared":1,"lower":0,"upper":1,"p":0.5})");
}

// The other four turns share 0, 1, 1 and 2: the half in the middle lies from the first to the
// third.
TEST_F(Shifts, QuantilesAreTheInverseOfTheDistribution) {
  // {0, 1} and {3, 4} on 5: turned by d they share the pairs with (j - i) mod 5 = d: 2 by 3, 1 by 2
  // and by 4, none as they stand and by 1.
  EXPECT_EQ(db_.text(chance("(0, 0), (1, 0), (3, 1), (4, 1)", "5", "0.5")),
            R"({"shared":0,"lower":0,"upper":1,"p":1})");
}

TEST_F(Shifts, OnePlaceHasNoOtherTurn) {
  EXPECT_EQ(db_.text(chance("(0, 0), (0, 1)", "1")),
            R"({"shared":1,"lower":null,"upper":null,"p":1})");
}

TEST_F(Shifts, WithoutPlacesNothingIsShared) {
  EXPECT_EQ(db_.text(chance("(NULL, 0)", "10")), R"({"shared":0,"lower":0,"upper":0,"p":1})");
}

TEST_F(Shifts, RefusesWhatIsNoCircle) {
  EXPECT_THAT(db_.error(chance("(0, 0)", "0")), HasSubstr("n must be from 1"));
  EXPECT_THAT(db_.error(chance("(0, 0)", "1e9")), HasSubstr("n must be from 1"));
  EXPECT_THAT(db_.error(chance("(4, 0)", "4")), HasSubstr("the place 4 is none of 4"));
  EXPECT_THAT(db_.error(chance("(-1, 0)", "4")), HasSubstr("the place -1 is none of 4"));
  EXPECT_THAT(db_.error(chance("(0, 0)", "4", "1")), HasSubstr("the level must lie"));
  EXPECT_THAT(db_.error(chance("(0, 0), (1, 0)", "4 + column1")),
              HasSubstr("the same in all rows"));
}

}  // namespace
