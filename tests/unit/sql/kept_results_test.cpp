#include "sql/kept_results.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "database.hpp"

namespace {

using outagedb::sql::KeptResults;
using outagedb::sql::Result;

std::shared_ptr<const Result> result_for(const char* arguments) {
  return std::make_shared<const Result>(Result{arguments});
}

class KeptResultsTest : public testing::Test {
 protected:
  KeptResultsTest() {
    std::filesystem::remove(file_);
    reader_ = opened();
    writer_ = opened();
    run(*writer_, "PRAGMA journal_mode = WAL; CREATE TABLE t (x)");
  }
  void TearDown() override { std::filesystem::remove(file_); }

  static void run(sqlite3& db, const char* sql) {
    ASSERT_EQ(sqlite3_exec(&db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(&db);
  }
  void begin() { run(*reader_, "BEGIN; SELECT * FROM t"); }
  bool knows(const char* arguments) { return kept_.find(reader_.get(), arguments) != nullptr; }
  void keep(const char* arguments) {
    EXPECT_FALSE(knows(arguments));
    kept_.keep(result_for(arguments));
  }

  using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
  Connection opened() {
    sqlite3* raw = nullptr;
    sqlite3_open(file_.c_str(), &raw);
    return {raw, sqlite3_close};
  }

  std::filesystem::path file_ = std::filesystem::temp_directory_path() / "kept_results_test.db";
  Connection reader_{nullptr, sqlite3_close};
  Connection writer_{nullptr, sqlite3_close};
  KeptResults kept_;
};

TEST_F(KeptResultsTest, AResultIsKeptForItsArguments) {
  begin();
  keep("a");
  EXPECT_TRUE(knows("a"));
  EXPECT_FALSE(knows("b"));
}

TEST_F(KeptResultsTest, WhatAnotherConnectionCommitsIsSeenByTheNextTransaction) {
  begin();
  keep("a");
  run(*writer_, "INSERT INTO t VALUES (1)");
  EXPECT_TRUE(knows("a"));  // the transaction does not see it
  run(*reader_, "COMMIT");
  begin();
  EXPECT_FALSE(knows("a"));
}

TEST_F(KeptResultsTest, AChangeOfTheConnectionItselfIsSeenBeforeItIsCommitted) {
  begin();
  keep("a");
  run(*reader_, "INSERT INTO t VALUES (1)");
  EXPECT_FALSE(knows("a"));
}

TEST_F(KeptResultsTest, OutsideATransactionNothingIsKept) {
  keep("a");
  EXPECT_FALSE(knows("a"));
}

}  // namespace
