#include <gmock/gmock.h>

#include <string>

#include "base/error.hpp"
#include "query/catalogue.hpp"

namespace outagedb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kHeader =
    "-- title: How many\n"
    "-- why: How many outages were there?\n"
    "-- group: frequency\n";
const std::string kColumn = "-- column: n count  how many\n";

struct Refusal {
  std::string reason;
  std::string hint;
};

Refusal refusal(const std::string& text) {
  try {
    (void)parse_query("mine", text);
  } catch (const Error& error) {
    return {error.what(), error.hint()};
  }
  return {"accepted", ""};
}

TEST(ParseQuery, ReadsTheWholeHeader) {
  const Query query =
      parse_query("mine",
                  "-- title: How many\n"
                  "-- why: How many outages were there,\n"
                  "--   and where: in which region?\n"
                  "-- group: data quality\n"
                  "-- param: platform names optional  platforms; all when left out\n"
                  "-- param: by choice:day|week required\n"
                  "-- param: tz zone optional\n"
                  "-- column: day text  the day\n"
                  "-- column: length_min_s seconds_min  at least\n"
                  "-- column: length_max_s seconds_max  at most\n"
                  "SELECT 1  -- title: not one\n");
  EXPECT_EQ(query.name, "mine");
  EXPECT_EQ(query.title, "How many");
  EXPECT_EQ(query.why, "How many outages were there, and where: in which region?");
  EXPECT_EQ(query.group, "data quality");
  ASSERT_EQ(query.params.size(), 3U);
  EXPECT_EQ(query.params[0].kind, ParamKind::names);
  EXPECT_FALSE(query.params[0].required);
  EXPECT_EQ(query.params[0].help, "platforms; all when left out");
  EXPECT_THAT(query.params[1].choices, ElementsAre("day", "week"));
  EXPECT_TRUE(query.params[1].required);
  EXPECT_EQ(query.params[2].kind, ParamKind::zone);
  ASSERT_EQ(query.columns.size(), 3U);
  EXPECT_EQ(query.columns[1].name, "length_min_s");
  EXPECT_EQ(query.columns[1].unit, Unit::seconds_min);
  EXPECT_EQ(query.columns[1].help, "at least");
  EXPECT_THAT(query.sql, HasSubstr("SELECT 1"));
}

TEST(ParseQuery, ReadsFilesOfOtherEditors) {
  std::string text = "\xEF\xBB\xBF" + kHeader + kColumn + "SELECT 1 AS n";
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.insert(at, "\r");
  const Query query = parse_query("mine", text);
  EXPECT_EQ(query.title, "How many");
  EXPECT_EQ(query.columns[0].help, "how many");
}

TEST(ParseQuery, MissingPartsAreNamed) {
  EXPECT_THAT(refusal("SELECT 1").reason, HasSubstr("mine.sql:1: the header has no 'title'"));
  EXPECT_THAT(refusal("").reason, HasSubstr("no 'title'"));
  EXPECT_THAT(refusal("-- title: x\nSELECT 1").reason, HasSubstr("no 'why'"));
  EXPECT_THAT(refusal("-- title: x\n-- why: y\nSELECT 1").reason, HasSubstr("no 'group'"));
  EXPECT_THAT(refusal(kHeader + "SELECT 1").reason, HasSubstr("no 'column'"));
}

TEST(ParseQuery, FaultsAreToldWithTheirLine) {
  const auto fourth = refusal(kHeader + "-- colum: n count\n");
  EXPECT_EQ(fourth.reason, "mine.sql:4: unknown key 'colum'");
  EXPECT_THAT(fourth.hint, HasSubstr("did you mean 'column'?"));
  EXPECT_THAT(refusal("-- title: a\n--   b\n-- just a remark\n").reason,
              HasSubstr("mine.sql:3: 'just a remark'"));
  EXPECT_EQ(refusal(kHeader + "-- title: again\n").reason, "mine.sql:4: more than one 'title'");
  EXPECT_EQ(refusal("-- title:\n").reason, "mine.sql:1: 'title' has no value");
  EXPECT_THAT(refusal("-- title: x\n-- group: fun\n").reason,
              HasSubstr("mine.sql:2: unknown group 'fun'"));
}

TEST(ParseQuery, ColumnsNeedKnownUnits) {
  EXPECT_EQ(refusal(kHeader + "-- column: n\n").reason, "mine.sql:4: the column 'n' has no unit");
  const auto unknown = refusal(kHeader + "-- column: n second\n");
  EXPECT_EQ(unknown.reason, "mine.sql:4: the column 'n' has an unknown unit 'second'");
  EXPECT_THAT(unknown.hint, HasSubstr("did you mean 'seconds'?"));
  EXPECT_EQ(refusal(kHeader + kColumn + kColumn).reason, "mine.sql:5: 'n' is declared twice");
  EXPECT_EQ(refusal(kHeader + "-- column: N count\n").reason, "mine.sql:4: invalid name 'N'");
}

TEST(ParseQuery, BoundsComeInPairs) {
  const std::string min = "-- column: x_min time_min\n";
  const std::string max = "-- column: x_max time_max\n";
  EXPECT_EQ(refusal(kHeader + min + max).reason, "accepted");
  EXPECT_EQ(refusal(kHeader + max).reason, "mine.sql:4: a _min or _max column has no partner");
  EXPECT_EQ(refusal(kHeader + min + kColumn + max).reason,
            "mine.sql:5: a _min or _max column has no partner");
  EXPECT_EQ(refusal(kHeader + kColumn + min + "SELECT 1").reason,
            "mine.sql:5: a _min or _max column has no partner");
  EXPECT_EQ(refusal(kHeader + min + "-- column: x_max_s seconds_max\n").reason,
            "mine.sql:5: a _min or _max column has no partner");
}

TEST(ParseQuery, ParamsNeedAKnownKindAndTheirNeed) {
  const auto unknown = refusal(kHeader + "-- param: p txt optional\n");
  EXPECT_EQ(unknown.reason, "mine.sql:4: the param 'p' has an unknown kind 'txt'");
  EXPECT_THAT(unknown.hint, HasSubstr("choice:a|b|c"));
  EXPECT_THAT(refusal(kHeader + "-- param: p text\n").reason,
              HasSubstr("neither required nor optional"));
  EXPECT_THAT(refusal(kHeader + "-- param: p choice: optional\n").reason,
              HasSubstr("has no choices"));
  EXPECT_THAT(refusal(kHeader + "-- param: where zone optional\n").reason,
              HasSubstr("not a display zone"));
}

TEST(ParseQuery, NothingHidesBehindANulByte) {
  EXPECT_EQ(
      refusal(kHeader + kColumn + "SELECT 1" + std::string(1, '\0') + "; DROP TABLE t").reason,
      "mine.sql:5: the query contains a NUL byte");
}

TEST(Catalogue, EveryEmbeddedQueryParsesAndIsFoundByItsName) {
  ASSERT_FALSE(catalogue().empty());
  for (const Query& query : catalogue()) EXPECT_EQ(&query_named(query.name), &query);
}

TEST(Catalogue, AnUnknownNameIsToldWithWhatThereIs) {
  try {
    (void)query_named("platfroms");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "unknown query 'platfroms'");
    EXPECT_THAT(error.hint(), HasSubstr("did you mean 'platforms'? available: "));
  }
}

}  // namespace
}  // namespace outagedb
