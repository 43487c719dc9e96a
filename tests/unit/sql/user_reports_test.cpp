#include <fmt/format.h>
#include <gmock/gmock.h>

#include <random>

#include "database.hpp"
#include "model/report_day.hpp"

namespace {

using outagedb::Bucket;
using outagedb::Buckets;
using outagedb::kDayLength;

// Three series of random days, and the view user_report beside the table that takes its place.
class Reports : public Database {
 public:
  Reports() {
    column(
        "CREATE TABLE user_report_day (series_id INTEGER, day INTEGER, offset_s INTEGER, bucket_s"
        " INTEGER, counts TEXT, PRIMARY KEY (series_id, day));"
        "CREATE VIEW user_report AS SELECT d.series_id, d.day + d.offset_s + c.key * d.bucket_s AS"
        " at, c.value AS count FROM user_report_day d, json_each(d.counts) c WHERE c.value IS NOT"
        " NULL; CREATE VIRTUAL TABLE temp.days USING user_report_days");
    std::mt19937 random(3);
    for (int day = -2; day < 30; ++day) {
      for (int series = 1; series <= 3; ++series) add(random, series, day * kDayLength);
    }
  }

 private:
  void add(std::mt19937& random, int series, outagedb::Instant day) {
    const auto up_to = [&](int most) { return std::uniform_int_distribution(0, most)(random); };
    if (up_to(4) == 0) return;
    Buckets buckets;
    for (int offset = up_to(9000); offset < kDayLength; offset += 900 * (1 + up_to(series * 3)))
      buckets.push_back({day + offset, up_to(50), 1});
    const auto row = outagedb::pack_day(buckets);
    column(fmt::format("INSERT INTO user_report_day VALUES ({}, {}, {}, {}, '{}')", series, day,
                       row.offset, row.step, row.counts));
  }
};

TEST(UserReportDays, ItAnswersAsTheViewDoes) {
  Reports db;
  for (const char* condition :
       {"true", "series_id = 2", "series_id IN (1, 3)", "series_id = 9", "at >= 900000",
        "series_id = 1 AND at > 86400 AND at <= 864000", "series_id = 1 AND at < -1000",
        "series_id = 3 AND at BETWEEN 100000.5 AND 2e5", "series_id = 2 AND at >= -9e15",
        "series_id = 2 AND at < 9e15", "series_id = 2 AND at >= NULL",
        "series_id = 2 AND at = (SELECT max(at) FROM user_report WHERE series_id = 2)",
        "series_id = 1 AND at = 5 AND at > 1", "count > 40 AND series_id = 1",
        "series_id = 1 AND at > 86400 AND at > 172800", "series_id = 1 AND at >= 'a'"}) {
    for (const char* order : {"series_id, at", "series_id DESC, at DESC", "count, at, series_id",
                              "at, series_id", "series_id, at DESC"}) {
      const auto of = [&](const char* table) {
        return db.column(fmt::format(
            "SELECT series_id || ' ' || at || ' ' || count FROM {} WHERE {} ORDER BY {}", table,
            condition, order));
      };
      ASSERT_EQ(of("days"), of("user_report")) << condition << ", " << order;
    }
  }
}

TEST(UserReportDays, FirstAndLastNeedNoSort) {
  Reports db;
  for (const char* what : {"min(at)", "max(at)", "at", "count(*)"}) {
    const auto of = [&](const char* table, const char* order) {
      return db.column(
          fmt::format("SELECT {} FROM {} WHERE series_id = 2 AND at > 700000 ORDER BY at {}"
                      " LIMIT 3",
                      what, table, order));
    };
    EXPECT_EQ(of("days", ""), of("user_report", "")) << what;
    EXPECT_EQ(of("days", "DESC"), of("user_report", "DESC")) << what;
  }
  EXPECT_THAT(
      db.column("EXPLAIN QUERY PLAN SELECT at FROM days WHERE series_id = 2 ORDER BY at DESC"),
      testing::SizeIs(1))
      << "one step, and no sort";
}

TEST(UserReportDays, AListThatIsNoneIsAnError) {
  Reports db;
  db.column("UPDATE user_report_day SET counts = '[1,' WHERE series_id = 2");
  EXPECT_THAT(db.error("sum(count) FROM days WHERE series_id = 2"), testing::HasSubstr("a list"));
  EXPECT_EQ(db.text("count(*) > 0 FROM days WHERE series_id = 1"), "1");
}

TEST(ReportSums, TheyAreThoseOfTheSingleBuckets) {
  Reports db;
  for (const char* span : {"-9e12 AND 9e12", "86400 AND 172799", "100000 AND 100500", "5e6 AND 6e6",
                           "-172800 AND 864321", "300000 AND 200000"}) {
    const std::string until = std::string(span).substr(std::string_view(span).find("AND") + 4);
    const std::string from = std::string(span).substr(0, std::string_view(span).find(" AND"));
    for (int series = 1; series <= 3; ++series) {
      const auto summed = db.column(fmt::format(
          "SELECT report_sums(day + offset_s, bucket_s, counts, {0}, {1}) FROM user_report_day"
          " WHERE series_id = {2}",
          from, until, series));
      const auto expected = db.column(fmt::format(
          "WITH u AS (SELECT * FROM user_report WHERE series_id = {2} AND at >= {0} AND at < {1})"
          " SELECT iif(count(*) = 0, NULL, json_array(min(at), sum(count), count(*), max(count),"
          " (SELECT min(at) FROM u WHERE count = (SELECT max(count) FROM u)))) FROM u",
          from, until, series));
      EXPECT_EQ(summed, expected) << series << ": " << span;
    }
  }
}

TEST(ReportSums, TooMuchForANumberIsAnError) {
  Database db;
  EXPECT_EQ(db.error("report_sums(0, 60, '[9223372036854775000,1000]', 0, 999)"),
            "report_sums: integer overflow");
}

}  // namespace
