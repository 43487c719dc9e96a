#include <gmock/gmock.h>

#include "database.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SharedHours : public testing::Test {
 protected:
  // "platform other common down other_down both shared other_shared" of each pair. Times in
  // minutes, as a human reads them.
  std::vector<std::string> pairs(const std::string& platforms, const std::string& watched,
                                 const std::string& down,
                                 const std::string& window = "-9e15, 9e15") {
    return db_.column(
        "SELECT printf('%d %d %d %s %s %s %d %d', platform_id, other_id, "
        "common_h, coalesce(down_h, '-'), coalesce(other_down_h, '-'), coalesce(both_down_h, '-'), "
        "shared, other_shared) FROM shared_hours('" +
        platforms + "', " + minutes(watched) + ", " + minutes(down) + ", " + window + ")");
  }

  Database db_;

 private:
  static std::string minutes(const std::string& json) {
    return "(SELECT json_group_array(json_array(value ->> 0, 60 * (value ->> 1), 60 * (value ->> "
           "2))) FROM json_each('" +
           json + "'))";
  }
};

// Both are watched for ten hours. The one is down from 0:50 to 1:10, in two hours; the other from
// 1:05 to 1:20 and from 1:30 to 1:40, in one.
TEST_F(SharedHours, CountsHoursAndOutagesOfEachPair) {
  EXPECT_THAT(pairs("[[7,1],[3,1]]", "[[3,0,600],[7,0,600]]", "[[3,65,80],[3,90,100],[7,50,70]]"),
              ElementsAre("7 3 10 2 1 1 1 1"));
}

TEST_F(SharedHours, LeavesOutPairsOfWhichNoneIsChosen) {
  EXPECT_THAT(pairs("[[1,0],[2,1],[3,0]]", "[]", "[]"),
              ElementsAre("1 2 0 - - - 0 0", "2 3 0 - - - 0 0"));
}

// Watched from 0:30 to 3:00 and from 5:00 to 7:59, by the other always: the whole hours are 1, 2, 5
// and 6. Down from 2:00 to 6:00 are two of them.
TEST_F(SharedHours, CountsWholeHoursThatBothWereWatched) {
  EXPECT_THAT(pairs("[[1,1],[2,1]]", "[[1,30,180],[1,300,479],[2,0,900]]", "[[1,120,360]]"),
              ElementsAre("1 2 4 2 0 0 0 0"));
}

// Of the window from 2:00 on, hours are counted, and outages that were over by then are not. What
// the other was before it still tells which were shared.
TEST_F(SharedHours, CountsWhatLiesInTheWindow) {
  EXPECT_THAT(pairs("[[1,1],[2,1]]", "[[1,0,300],[2,0,300]]", "[[1,60,90],[1,110,130],[2,60,115]]",
                    "7200, 18000"),
              ElementsAre("1 2 3 1 0 0 1 0"));
}

// 1970 is in the middle of time: hour -1 ends where hour 0 begins.
TEST_F(SharedHours, CountsHoursBefore1970) {
  EXPECT_THAT(pairs("[[1,1],[2,1]]", "[[1,-120,60],[2,-120,60]]", "[[1,-10,-5],[2,-30,10]]"),
              ElementsAre("1 2 3 1 2 1 1 1"));
}

TEST_F(SharedHours, OnePlatformIsNoPair) {
  EXPECT_THAT(pairs("[[1,1]]", "[[1,0,60]]", "[]"), IsEmpty());
}

TEST_F(SharedHours, RefusesWhatItCannotRead) {
  EXPECT_THAT(db_.error("(SELECT 1 FROM shared_hours('[', '[]', '[]', 0, 1))"),
              Not(HasSubstr("no error")));
  EXPECT_THAT(db_.error("(SELECT 1 FROM shared_hours('[]', '[[1,0,1]]', '[]', 0, 1))"),
              HasSubstr("no platform has the id 1"));
  EXPECT_THAT(db_.error("(SELECT 1 FROM shared_hours('[]', '[]'))"), HasSubstr("missing"));
}

}  // namespace
