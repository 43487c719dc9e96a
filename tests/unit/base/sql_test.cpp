#include "base/sql.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "base/embedded.hpp"
#include "base/error.hpp"

namespace outagedb {
namespace {

using Names = std::set<std::string>;

void add_matches(const std::string& text, const std::regex& pattern, const std::string& prefix,
                 Names& names) {
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    names.insert(prefix + (*match)[1].str());
}

Names asked_for() {
  Names names;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(SOURCE_DIR) + "/src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    std::ifstream file(entry.path());
    const std::string text(std::istreambuf_iterator<char>{file}, {});
    if (entry.path().filename() == "sql.hpp") continue;  // its comment has an example
    add_matches(text, std::regex(R"re(\bnamed_sql\(\s*"([\w.]+)"\))re"), "", names);
  }
  return names;
}

Names written() {
  Names names;
  for (const embedded::File& file : embedded::statements())
    add_matches(std::string(file.text), std::regex(R"(-- name: (\w+))"),
                std::string(file.name) + ".", names);
  return names;
}

TEST(Sql, EachStatementIsUsedAndEachThatIsUsedIsThere) { EXPECT_EQ(asked_for(), written()); }

TEST(Sql, TextsHaveNoBlanksAtTheirEnds) {
  for (const std::string& name : written()) {
    ASSERT_FALSE(named_sql(name).empty()) << name;
    EXPECT_EQ(named_sql(name).find_first_of(" \n;"), named_sql(name).find_first_of(" \n;", 1))
        << name;
  }
  EXPECT_THROW((void)named_sql("no.such"), Error);
}

}  // namespace
}  // namespace outagedb
