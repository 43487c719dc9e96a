#include "query/runner.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <string>

#include "base/error.hpp"
#include "sql/functions.hpp"

namespace outagedb {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;

class Runner : public testing::Test {
 protected:
  Runner() { register_sql_functions(db_.getHandle()); }

  // A query with one column v, of any kind.
  static Query query(const std::string& params, const std::string& sql) {
    return parse_query("mine", "-- title: t\n-- why: w\n-- group: reports\n" + params +
                                   "-- column: v text\n" + sql);
  }

  Table run(const Query& query, const Arguments& arguments = {}) {
    return run_query(db_.getHandle(), query, arguments, zones_);
  }

  Value value(const std::string& params, const std::string& expression,
              const Arguments& arguments = {}) {
    return run(query(params, "SELECT " + expression + " AS v"), arguments).rows.at(0).at(0);
  }

  std::string error(const std::string& params, const std::string& sql,
                    const Arguments& arguments = {}) {
    try {
      (void)run(query(params, sql), arguments);
    } catch (const Error& error) {
      hint_ = error.hint();
      return error.what();
    }
    return "no error";
  }

  SQLite::Database db_{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  std::vector<Zone> zones_ = {Zone::named("ET"), Zone::named("Riyadh")};
  std::string hint_;
};

const std::string kText = "-- param: p text optional\n";

TEST_F(Runner, GivesRowsWithTheirTypes) {
  const Query types = parse_query(
      "mine",
      "-- title: t\n-- why: w\n-- group: reports\n"
      "-- column: a count\n-- column: b number\n-- column: c text\n-- column: d text\n"
      "SELECT 1 AS a, 1.5 AS b, 'x' AS c, NULL AS d UNION ALL SELECT 2, 2.0, '', x'00ff'");
  const Table table = run(types);
  ASSERT_EQ(table.columns.size(), 4U);
  EXPECT_EQ(table.columns[0].unit, Unit::count);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[0], ElementsAre(Value{std::int64_t{1}}, Value{1.5}, Value{"x"s}, Value{}));
  EXPECT_THAT(table.rows[1],
              ElementsAre(Value{std::int64_t{2}}, Value{2.0}, Value{""s}, Value{"\0\xff"s}));
}

TEST_F(Runner, TextsAreBoundAsTheyAre) {
  for (const std::string& text : {"O'Brien\"; DROP TABLE t; --"s, "a\0b"s, ""s, "إكس"s, "\xff\xfe"s,
                                  std::string(1 << 20, 'x')}) {
    EXPECT_EQ(value(kText, ":p", {{"p", text}}), Value{text});
    EXPECT_EQ(value(kText, "length(CAST(:p AS BLOB))", {{"p", text}}),
              Value{std::int64_t(text.size())});
  }
}

TEST_F(Runner, AnOptionalParameterLeftOutIsNull) { EXPECT_EQ(value(kText, ":p"), Value{}); }

TEST_F(Runner, NamesAreAJsonArray) {
  const std::string names = "-- param: p names optional\n";
  EXPECT_EQ(value(names, ":p"), Value{});
  EXPECT_EQ(value(names, ":p", {{"p", "[1]"}}), Value{R"(["[1]"])"s});
  const Argument several(std::vector<std::string>{"O\"Brien", "", "إكس", "O\"Brien"});
  EXPECT_EQ(value(names, ":p", {{"p", several}}), Value{R"(["O\"Brien","","إكس","O\"Brien"])"s});
  EXPECT_EQ(value(names, "(SELECT count(*) FROM json_each(:p))", {{"p", several}}),
            Value{std::int64_t{4}});
}

TEST_F(Runner, OnlyNamesAreSeveral) {
  const Argument several(std::vector<std::string>{"a", "b"});
  EXPECT_EQ(error(kText, "SELECT :p AS v", {{"p", several}}), "--p 'b': more than one value");
  EXPECT_EQ(hint_, "only parameters of kind 'names' take several values");
}

TEST_F(Runner, NumbersAreNumbers) {
  EXPECT_EQ(value("-- param: p integer optional\n", ":p", {{"p", "-30"}}),
            Value{std::int64_t{-30}});
  EXPECT_EQ(value("-- param: p number optional\n", ":p", {{"p", "99.9"}}), Value{99.9});
  for (const char* text : {"", "3x", "1e99999", "nan", " 3"}) {
    EXPECT_THAT(error("-- param: p number optional\n", "SELECT :p AS v", {{"p", text}}),
                HasSubstr("not a number"));
  }
  EXPECT_EQ(error("-- param: p integer optional\n", "SELECT :p AS v", {{"p", "2.5"}}),
            "--p '2.5': not an integer");
  EXPECT_THAT(
      error("-- param: p integer optional\n", "SELECT :p AS v", {{"p", "9223372036854775808"}}),
      HasSubstr("not an integer"));
}

TEST_F(Runner, TimesAreReadInTheFirstZone) {
  // May 2025 in New York is from 04:00Z on the 1st to 04:00Z on the 1st of June.
  const Arguments may = {{"p", "2025-05"}};
  EXPECT_EQ(value("-- param: p from optional\n", ":p - unixepoch('2025-05-01 04:00')", may),
            Value{std::int64_t{0}});
  EXPECT_EQ(value("-- param: p until optional\n", ":p - unixepoch('2025-06-01 04:00')", may),
            Value{std::int64_t{0}});
  EXPECT_EQ(value("-- param: p instant optional\n", ":p - unixepoch('2025-06-01 04:00')", may),
            Value{std::int64_t{0}});
  EXPECT_EQ(value("-- param: p instant optional\n", ":p", {{"p", "2025-05-24 08:51"}}),
            Value{std::int64_t{1748091060}});
  EXPECT_THAT(error("-- param: p from optional\n", "SELECT :p AS v", {{"p", "2025-13"}}),
              HasSubstr("p '2025-13': "));
}

TEST_F(Runner, ZonesComeFromTheDisplayZones) {
  const std::string both = "-- param: tz zone optional\n-- param: tz2 zone optional\n";
  EXPECT_EQ(value(both, ":tz || ' ' || :tz2"), Value{"America/New_York Asia/Riyadh"s});
  EXPECT_EQ(value(both, "tz_local(0, :tz) || tz_local(0, :tz2)"),
            Value{"1969-12-31T19:00:001970-01-01T03:00:00"s});
  EXPECT_THAT(error(both, "SELECT :tz || :tz2 AS v", {{"tz", "UTC"}}),
              HasSubstr("has no parameter 'tz'"));
  zones_.pop_back();
  EXPECT_EQ(value(both, ":tz || ' ' || :tz2"), Value{"America/New_York America/New_York"s});
}

TEST_F(Runner, ChoicesAreCheckedBeforeAnythingRuns) {
  const std::string by = "-- param: by choice:day|week required\n";
  EXPECT_EQ(value(by, ":by", {{"by", "week"}}), Value{"week"s});
  EXPECT_EQ(error(by, "SELECT :by AS v", {{"by", "weak"}}), "--by 'weak': not an allowed value");
  EXPECT_EQ(hint_, "did you mean 'week'? available: day, week");
  EXPECT_EQ(error(by, "SELECT :by AS v"), "the query 'mine' requires the parameter 'by'");
}

TEST_F(Runner, UnknownArgumentsAreRefused) {
  EXPECT_EQ(error(kText, "SELECT :p AS v", {{"q", "x"}}), "the query 'mine' has no parameter 'q'");
  EXPECT_EQ(hint_, "available: p");
}

TEST_F(Runner, HeaderAndSelectMustAgree) {
  EXPECT_EQ(error("", "SELECT 1 AS n, 2 AS v"),
            "mine.sql: the SELECT returns the columns n, v; the header declares v");
  EXPECT_EQ(error("", "SELECT :x AS v"), "mine.sql: the header does not declare ':x'");
  EXPECT_EQ(error("", "SELECT ? AS v"), "mine.sql: the header does not declare '?'");
  EXPECT_EQ(error(kText, "SELECT 1 AS v"), "mine.sql: the param 'p' is not used");
}

TEST_F(Runner, NothingButOneSelectRuns) {
  db_.exec("CREATE TABLE t (v)");
  for (const char* sql :
       {"DELETE FROM t", "INSERT INTO t VALUES (1) RETURNING v", "DROP TABLE t", "",
        "/* nothing */", "BEGIN", "ATTACH ':memory:' AS other", "PRAGMA user_version = 7"}) {
    EXPECT_EQ(error("", sql), "mine.sql: not a read-only statement") << sql;
  }
  for (const char* sql : {"SELECT 1 AS v; DROP TABLE t", "SELECT 1 AS v;; SELECT"}) {
    EXPECT_EQ(error("", sql), "mine.sql: more than one statement") << sql;
  }
  EXPECT_EQ(error("", "SELECT 1 AS v; -- the end\n /* really */ ;"), "no error");
  EXPECT_EQ(db_.execAndGet("SELECT count(*) FROM t").getInt(), 0);
}

TEST_F(Runner, SqlErrorsAreToldWithTheirLine) {
  EXPECT_EQ(error("", "SELECT\n  nowhere AS v"), "mine.sql:6: no such column: nowhere");
  EXPECT_THAT(error("", "SELECT 1 AS v FROM"), HasSubstr("incomplete input"));
  EXPECT_THAT(error("", "SELECT tz_local(0, 'Mars') AS v"), HasSubstr("mine.sql: tz_local: "));
  EXPECT_THAT(error("", "SELECT abs(-9223372036854775808) AS v"), HasSubstr("integer overflow"));
}

}  // namespace
}  // namespace outagedb
