#include "query/user_queries.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "base/error.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class UserQueries : public testing::Test {
 public:
  UserQueries() { fs::create_directories(folder_); }
  ~UserQueries() override { fs::remove_all(folder_); }

 protected:
  fs::path write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  const fs::path folder_ = fs::path(testing::TempDir()) / "outagedb_user_queries";
  const std::string head_ = "-- title: t\n-- why: w\n-- group: reports\n-- column: v text\n";
};

TEST_F(UserQueries, ABrokenFileDoesNotHinderOthers) {
  write("b.sql", head_ + "SELECT 1 AS v");
  write("a.sql", "-- title: t\n-- whence: w\nSELECT 1 AS v");
  write("c.sql", std::string("-- title: t\n-- why: \0", 21));
  write("duration.sql", head_ + "SELECT 1 AS v");
  write("d.txt", "no query");
  write("large.sql", std::string((1 << 20) + 1, ' '));
  const auto queries = user_queries(folder_);
  ASSERT_EQ(queries.size(), 5U);
  EXPECT_EQ(queries[0].query.name, "a");
  EXPECT_THAT(queries[0].fault, HasSubstr("a.sql:2: unknown key 'whence'"));
  EXPECT_EQ(queries[1].query.name, "b");
  EXPECT_EQ(queries[1].fault, "");
  EXPECT_EQ(queries[1].query.title, "t");
  EXPECT_THAT(queries[2].fault, HasSubstr("c.sql:2: the query contains a NUL byte"));
  EXPECT_THAT(queries[3].fault, HasSubstr("a canned query already has this name"));
  EXPECT_THAT(queries[4].fault, HasSubstr("larger than 1 MiB"));
}

TEST_F(UserQueries, NoFolderIsNoQueries) { EXPECT_TRUE(user_queries(folder_ / "nowhere").empty()); }

TEST_F(UserQueries, AParameterMayNotBeAnOptionOfEveryQuery) {
  for (const std::string name : {"timeout", "known_at", "load"}) {
    const auto file = write(
        "p.sql", head_ + "-- param: " + name + " text optional  x\nSELECT :" + name + " AS v");
    EXPECT_THAT([&] { (void)read_user_query(file); },
                ThrowsMessage<Error>(HasSubstr("p.sql:5: the param '" + name +
                                               "' has the name of an option of every query")));
  }
}

TEST_F(UserQueries, TheFolderIsThatOfTheConfiguration) {
  ::setenv("XDG_CONFIG_HOME", "/c", 1);
  EXPECT_EQ(user_query_folder(), "/c/outagedb/queries");
  ::unsetenv("XDG_CONFIG_HOME");
  ::setenv("HOME", "/h", 1);
  EXPECT_EQ(user_query_folder(), "/h/.config/outagedb/queries");
}

}  // namespace
}  // namespace outagedb
