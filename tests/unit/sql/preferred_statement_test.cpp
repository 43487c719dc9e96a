#include <fmt/format.h>
#include <gmock/gmock.h>

#include <random>

#include "database.hpp"

namespace {

// The same rule in SQL, by which preferred_statement() is defined.
constexpr const char* kByDefinition = R"(
WITH first AS (SELECT outage, rank, source, min(coalesce(start, 9e15)) AS first FROM said GROUP BY 1, 2, 3),
placed AS (
  SELECT outage, id, row_number() OVER (PARTITION BY outage
    ORDER BY rank, first, length(title), title, name, key) AS place
  FROM said JOIN first USING (outage, rank, source) WHERE title <> ''
)
SELECT id FROM (SELECT DISTINCT outage FROM said) LEFT JOIN placed USING (outage)
WHERE coalesce(place, 1) = 1 ORDER BY outage)";

TEST(PreferredStatement, IsTheFirstByItsDefinition) {
  Database db;
  db.column(
      "CREATE TABLE said (id INTEGER PRIMARY KEY, outage, rank, source, start, title, name, key)");
  std::mt19937 random(5);
  const auto up_to = [&](int most) { return std::uniform_int_distribution(0, most)(random); };
  const std::vector<std::string> titles = {"", "", "down", "عطل", "outage", "Down", "زيت"};
  for (int i = 0; i < 3000; ++i) {
    const int source = up_to(3);
    db.column(fmt::format("INSERT INTO said VALUES (NULL, {}, {}, {}, {}, '{}', 'source {}', '{}')",
                          up_to(600), up_to(2), source,
                          up_to(4) == 0 ? "NULL" : std::to_string(up_to(5)),
                          titles.at(static_cast<std::size_t>(up_to(6))), 9 - source, i));
  }
  EXPECT_EQ(db.column("SELECT preferred_statement(id, rank, source, start, title, name, key)"
                      " FROM said GROUP BY outage ORDER BY outage"),
            db.column(kByDefinition));
}

TEST(PreferredStatement, IsNoWindowFunction) {
  Database db;
  EXPECT_EQ(db.error("sum(a) FROM (SELECT preferred_statement(value, 0, 0, 0, 'x', 'x', 'x')"
                     " OVER (ORDER BY value ROWS 1 PRECEDING) AS a FROM json_each('[1,2,3]'))"),
            "preferred_statement: preferred_statement() is not a window function");
}

}  // namespace
