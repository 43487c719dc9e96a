#include <gmock/gmock.h>

#include "database.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// 1748091060 is 2025-05-24T12:51:00Z, a Saturday: 08:51 in New York (UTC-4), 15:51 in Riyadh
// (UTC+3).

TEST(TimeFunctions, TellLocalTimesByNameAndByAlias) {
  Database db;
  EXPECT_EQ(db.text("tz_local(1748091060, 'America/New_York')"), "2025-05-24T08:51:00");
  EXPECT_EQ(db.text("tz_local(1748091060, 'ET')"), "2025-05-24T08:51:00");
  EXPECT_EQ(db.text("tz_local(1748091060, 'Asia/Riyadh')"), "2025-05-24T15:51:00");
  EXPECT_EQ(db.text("tz_format(1748091060, 'Riyadh', '%H:%M')"), "15:51");
  EXPECT_EQ(db.text("tz_offset(1748091060, 'ET')"), "-14400");
  EXPECT_EQ(db.text("tz_offset(1748091060 - 180 * 86400, 'ET')"),
            "-18000");  // November: standard time
}

TEST(TimeFunctions, ZoneMayChangeFromRowToRow) {
  Database db;
  EXPECT_THAT(
      db.column(
          "SELECT tz_local(1748091060, column1) FROM (VALUES ('ET'), ('Riyadh'), ('UTC'), ('ET'))"),
      ElementsAre("2025-05-24T08:51:00", "2025-05-24T15:51:00", "2025-05-24T12:51:00",
                  "2025-05-24T08:51:00"));
}

TEST(TimeFunctions, LabelPeriodsOfTheZone) {
  Database db;
  EXPECT_EQ(db.text("tz_day(1748091060, 'ET')"), "2025-05-24");
  EXPECT_EQ(db.text("tz_week(1748091060, 'ET')"), "2025-W21");
  EXPECT_EQ(db.text("tz_month(1748091060, 'ET')"), "2025-05");
  EXPECT_EQ(db.text("tz_quarter(1748091060, 'ET')"), "2025-Q2");
  EXPECT_EQ(db.text("tz_year(1748091060, 'ET')"), "2025");
  // 2025-06-01T02:00Z is still May in New York, June in Riyadh.
  EXPECT_EQ(db.text("tz_month(unixepoch('2025-06-01 02:00'), 'ET')"), "2025-05");
  EXPECT_EQ(db.text("tz_month(unixepoch('2025-06-01 02:00'), 'Riyadh')"), "2025-06");
}

TEST(TimeFunctions, PeriodsByArgumentTileTheTimeLine) {
  Database db;
  EXPECT_EQ(db.text("tz_period(1748091060, 'month', 'ET')"), "2025-05");
  EXPECT_EQ(db.text("tz_period(1748091060, 'week', 'Riyadh')"), "2025-W21");
  EXPECT_EQ(db.text("tz_period_start(1748091060, 'day', 'Riyadh') = unixepoch('2025-05-23 21:00')"),
            "1");
  EXPECT_EQ(db.text("tz_period_next(1748091060, 'day', 'Riyadh') = unixepoch('2025-05-24 21:00')"),
            "1");
  EXPECT_THAT(db.error("tz_period(0, 'fortnight', 'ET')"), StartsWith("tz_period: "));
}

TEST(TimeFunctions, TellHowLongTheClockShowsEachHourOfTheWeek) {
  Database db;
  EXPECT_EQ(db.text("tz_hours_of_week(1748091060, 1748091060 + 3600, 'ET')"),
            R"({"6 08":540,"6 09":3060})");
  EXPECT_EQ(db.text("tz_hours_of_week(1748091060, 1748091060, 'ET')"), "{}");
}

TEST(TimeFunctions, PeriodTextsGiveTheirInstants) {
  Database db;
  for (const char* text : {"2025-05", "2025-W21", "2025-05-24", "2025", "2025-Q2"}) {
    SCOPED_TRACE(text);
    const std::string start = fmt::format("tz_start('{}', 'ET')", text);
    const std::string next = fmt::format("tz_next('{}', 'ET')", text);
    EXPECT_EQ(db.text(start + " < " + next), "1");
    EXPECT_EQ(db.text(start + " <= 1748091060 AND 1748091060 < " + next), "1");
  }
  EXPECT_EQ(db.text("tz_start('2025-05', 'ET') = unixepoch('2025-05-01 04:00')"), "1");
  EXPECT_EQ(db.text("tz_next('2025-05', 'ET') = unixepoch('2025-06-01 04:00')"), "1");
  EXPECT_EQ(db.text("tz_start('2025-Q4', 'ET') = unixepoch('2025-10-01 04:00')"), "1");
  EXPECT_EQ(db.text("tz_next('2025-Q4', 'ET') = unixepoch('2026-01-01 05:00')"), "1");
  EXPECT_THAT(db.error("tz_start('2025-Q5', 'ET')"), StartsWith("tz_start: "));
  EXPECT_EQ(db.text("tz_start(2025, 'UTC') = unixepoch('2025-01-01')"), "1");  // a number is a year
  // The day on which New York puts its clocks forward has 23 hours.
  EXPECT_EQ(db.text("(tz_next('2025-03-09', 'ET') - tz_start('2025-03-09', 'ET')) / 3600"), "23");
}

TEST(TimeFunctions, ParseGivesBothBoundsAndNullForAnUnknownOne) {
  Database db;
  EXPECT_EQ(db.text("tz_parse_min('2025-05-24 08:51', 'ET')"), "1748091060");
  EXPECT_EQ(db.text("tz_parse_max('2025-05-24 08:51', 'ET')"), "1748091060");
  EXPECT_EQ(db.text("tz_parse_max('2025-05-24', 'UTC') - tz_parse_min('2025-05-24', 'UTC')"),
            "86399");
  EXPECT_EQ(db.text("tz_parse_min('..2025-05-31', 'ET')"), "NULL");
  EXPECT_EQ(db.text("tz_parse_max('2025-05..', 'ET')"), "NULL");
}

TEST(TimeFunctions, DurationsAreToldForPeople) {
  Database db;
  EXPECT_EQ(db.text("duration_text(3900)"), "1h 5m");
  EXPECT_EQ(db.text("duration_text(2700.4)"), "45m");
}

TEST(TimeFunctions, NullInNullOut) {
  Database db;
  EXPECT_EQ(db.text("tz_local(NULL, 'ET')"), "NULL");
  EXPECT_EQ(db.text("tz_local(0, NULL)"), "NULL");
  EXPECT_EQ(db.text("tz_start(NULL, 'ET')"), "NULL");
  EXPECT_EQ(db.text("tz_parse_min(NULL, 'Mars')"), "NULL");
  EXPECT_EQ(db.text("duration_text(NULL)"), "NULL");
}

TEST(TimeFunctions, FaultsAreToldInWords) {
  Database db;
  EXPECT_THAT(db.error("tz_local(0, 'Mars')"), StartsWith("tz_local: "));
  EXPECT_THAT(db.error("tz_local(0, 'Mars')"), HasSubstr("Mars"));
  EXPECT_EQ(db.error("tz_local('noon', 'ET')"),
            "tz_local: argument 1 must be a number, not 'noon'");
  EXPECT_THAT(db.error("tz_day(9223372036854775807, 'ET')"),
              HasSubstr("not a time between the years 1900 and 9999"));
  EXPECT_THAT(db.error("tz_day(9e999, 'ET')"),
              HasSubstr("not a time between the years 1900 and 9999"));
  EXPECT_THAT(db.error("tz_start('2025-13', 'ET')"), StartsWith("tz_start: "));
  EXPECT_THAT(db.error("tz_format(0, 'ET', '%Q')"), StartsWith("tz_format: "));
  EXPECT_EQ(db.error("duration_text(1e300)"), "duration_text: the duration is too long");
}

TEST(TimeFunctions, MayStandInAnIndex) {
  Database db;
  db.column("CREATE TABLE t (at INTEGER); CREATE INDEX by_month ON t (tz_month(at, 'ET'));");
  db.column("INSERT INTO t VALUES (1748091060)");
  EXPECT_THAT(db.column("SELECT at FROM t WHERE tz_month(at, 'ET') = '2025-05'"),
              ElementsAre("1748091060"));
}

TEST(NameFold, ComparesNamesAsTheStoreDoes) {
  Database db;
  EXPECT_EQ(db.text("name_fold('  Google   CLOUD ')"), "google cloud");
  EXPECT_EQ(db.text("name_fold('Ｘ')"), "x");  // full-width
  EXPECT_EQ(db.text("name_fold(NULL)"), "NULL");
}

}  // namespace
