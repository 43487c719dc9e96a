#include "query/guard.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "sql/functions.hpp"

namespace outagedb {
namespace {

class Guard : public testing::Test {
 protected:
  Guard() {
    register_sql_functions(db_.getHandle());
    db_.exec("CREATE TABLE t (v)");
  }
  int run(const char* sql) { return db_.tryExec(sql); }

  SQLite::Database db_{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
};

TEST_F(Guard, OnlySelectsAreAllowedWhileItLives) {
  {
    const SelectOnly guard(db_.getHandle());
    EXPECT_EQ(run("SELECT v, tz_day(0, 'UTC') FROM t, json_each('[1]')"), SQLITE_OK);
    EXPECT_EQ(guard.refused(), "");
    for (const char* sql :
         {"INSERT INTO t VALUES (1)", "UPDATE t SET v = 1", "DELETE FROM t", "DROP TABLE t",
          "CREATE TEMP VIEW w AS SELECT 1", "PRAGMA user_version", "ATTACH ':memory:' AS other",
          "BEGIN", "ANALYZE", "EXPLAIN DELETE FROM t"}) {
      EXPECT_EQ(run(sql), SQLITE_AUTH) << sql;
    }
    EXPECT_EQ(guard.refused(), "INSERT");
    EXPECT_EQ(run("SELECT load_extension('x')"), SQLITE_ERROR);  // SQLite's own word for it
    EXPECT_EQ(run("SELECT zeroblob(100000000)"), SQLITE_TOOBIG);
  }
  EXPECT_EQ(run("INSERT INTO t VALUES (1); PRAGMA user_version"), SQLITE_OK);
  EXPECT_EQ(run("SELECT zeroblob(100000000)"), SQLITE_OK);
}

const char* const kEndless =
    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n) SELECT count(*) FROM n";

TEST_F(Guard, WhatTakesTooLongIsInterrupted) {
  {
    const TimeLimit limit(db_.getHandle(), 0.05);
    EXPECT_FALSE(limit.over());
    EXPECT_EQ(run("SELECT 1"), SQLITE_OK);
    EXPECT_EQ(run(kEndless), SQLITE_INTERRUPT);
    EXPECT_TRUE(limit.over());
  }
  EXPECT_EQ(run("SELECT 1"), SQLITE_OK);
}

TEST_F(Guard, AHugeLimitIsNone) {
  const TimeLimit limit(db_.getHandle(), 1e300);
  EXPECT_EQ(run("WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 50000) "
                "SELECT count(*) FROM n"),
            SQLITE_OK);
  EXPECT_FALSE(limit.over());
}

}  // namespace
}  // namespace outagedb
