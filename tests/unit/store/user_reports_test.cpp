#include <gmock/gmock.h>

#include <map>
#include <random>

#include "base/error.hpp"
#include "new_history.hpp"
#include "store/batches/user_report_writer.hpp"
#include "store/care/check.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/db/write_transaction.hpp"
#include "store/user_reports/watched_spans.hpp"

namespace outagedb {
namespace {

constexpr Instant kDay = 86'400;
const std::vector<std::string> kPlatforms{"X", "Y", "Z"};

struct Row {
  std::size_t platform;
  Instant at;
  std::int64_t count;
};

using Stored = std::map<std::pair<std::size_t, Instant>, std::int64_t>;

class History {
 public:
  UserReportWriter::Tally ingest(const std::vector<Row>& rows, std::size_t chunk,
                                 Duplicates duplicates = Duplicates::max) {
    WriteTransaction transaction(db_);
    db_.exec(
        "INSERT INTO batch (input, sha256, format, observed_at, ingested_at, tool_version,"
        " tz_version, undoable) VALUES ('test', '', 'csv', 0, 0, '', '', 1)");
    BatchDependencies needs(db_.getLastInsertRowid());
    Names names(db_);
    UserReportWriter writer(db_, names, needs, {.duplicates = duplicates, .chunk = chunk});
    for (const Row& row : rows)
      writer.add({kPlatforms[row.platform], "US", "D", row.at, 900, row.count});
    const auto tally = writer.finish();
    transaction.commit();
    return tally;
  }

  Stored stored() {
    Stored all;
    SQLite::Statement row(db_,
                          "SELECT p.name, at, count FROM user_report JOIN series s ON s.id ="
                          " series_id JOIN platform p ON p.id = platform_id");
    while (row.executeStep()) {
      const auto platform = row.getColumn(0).getString()[0] - 'X';
      all[{static_cast<std::size_t>(platform), row.getColumn(1).getInt64()}] =
          row.getColumn(2).getInt64();
    }
    return all;
  }

  std::vector<std::int64_t> numbers(const std::string& sql) {
    std::vector<std::int64_t> all;
    SQLite::Statement row(db_, sql);
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) all.push_back(row.getColumn(i).getInt64());
    }
    return all;
  }

  std::vector<std::int64_t> coverage() {
    return numbers("SELECT platform_id, from_at, until_at FROM coverage ORDER BY 1, 2");
  }

  SQLite::Database& db() { return db_; }

 private:
  SQLite::Database db_ = new_history();
};

std::vector<Row> random_rows(std::mt19937& random) {
  const auto up_to = [&](std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(0, most)(random);
  };
  std::vector<Row> rows;
  const Instant from = up_to(20) * kDay;
  const Seconds step = up_to(1) == 0 ? 900 : kDay / 2;
  for (auto n = 1 + up_to(30); n > 0; --n)
    rows.push_back({static_cast<std::size_t>(up_to(2)), from + up_to(12) * step, up_to(5)});
  return rows;
}

TEST(UserReportWriter, CountsHoursAndCoverageAreExactWhateverTheChunk) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    History history;
    Stored expected;
    for (int batch = 0; batch < 6; ++batch) {
      const auto rows = random_rows(random);
      const Stored before = expected;
      for (const Row& row : rows) {
        const auto [entry, added] = expected.emplace(std::pair{row.platform, row.at}, row.count);
        entry->second = std::max(entry->second, row.count);
      }
      std::int64_t raised = 0;
      for (const auto& [key, count] : before) raised += expected[key] > count ? 1 : 0;
      const auto tally = history.ingest(rows, 1 + seed % 7);
      const auto added = static_cast<std::int64_t>(expected.size() - before.size());
      ASSERT_EQ(history.stored(), expected) << "seed " << seed;
      ASSERT_EQ(tally.added, added) << "seed " << seed;
      ASSERT_EQ(tally.changed, raised) << "seed " << seed;
      ASSERT_EQ(tally.unchanged, static_cast<std::int64_t>(rows.size()) - added - raised);
      ASSERT_THAT(check_database(history.db()), ::testing::IsEmpty()) << "seed " << seed;
    }
    const auto kept = history.coverage();
    ReportDays days(history.db());
    WatchedSpans watched(history.db(), days);
    for (const auto id : history.numbers("SELECT id FROM series")) watched.cover(id, 1);
    ASSERT_EQ(kept, history.coverage()) << "seed " << seed;
  }
}

// What one input says of a bucket is settled by the rule first; between inputs the larger stands.
TEST(UserReportWriter, DuplicatesOfOneInputAreSettledByTheRule) {
  const std::map<Duplicates, std::int64_t (*)(std::int64_t, std::int64_t)> rules{
      {Duplicates::max, [](std::int64_t a, std::int64_t b) { return std::max(a, b); }},
      {Duplicates::last, [](std::int64_t, std::int64_t b) { return b; }},
      {Duplicates::sum, [](std::int64_t a, std::int64_t b) { return a + b; }}};
  for (const auto& [rule, settled] : rules) {
    for (unsigned seed = 0; seed < 6; ++seed) {
      std::mt19937 random(seed);
      History history;
      Stored expected;
      for (int batch = 0; batch < 4; ++batch) {
        const auto rows = random_rows(random);
        Stored said;
        for (const Row& row : rows) {
          const auto [entry, first] = said.emplace(std::pair{row.platform, row.at}, row.count);
          if (!first) entry->second = settled(entry->second, row.count);
        }
        for (const auto& [bucket, count] : said)
          expected[bucket] = std::max(expected[bucket], count);
        const auto tally = history.ingest(rows, 1 + seed * 9, rule);
        ASSERT_EQ(history.stored(), expected) << "seed " << seed;
        ASSERT_EQ(tally.added + tally.changed + tally.unchanged,
                  static_cast<std::int64_t>(rows.size()));
        ASSERT_THAT(check_database(history.db()), ::testing::IsEmpty()) << "seed " << seed;
      }
    }
  }
}

TEST(UserReportWriter, ASecondCountIsRefusedWhereThatIsAsked) {
  History history;
  const std::vector<Row> twice{{0, 900, 5}, {0, 1800, 6}, {0, 900, 5}};
  EXPECT_EQ(history.ingest(twice, 1000, Duplicates::reject).unchanged, 1);
  EXPECT_THROW(history.ingest({{0, 900, 5}, {0, 1800, 6}, {0, 900, 7}}, 1, Duplicates::reject),
               Error);
  EXPECT_EQ(history.ingest({{1, 1800, 5}, {1, 900, 6}}, 1000, Duplicates::reject).added, 2);
}

TEST(UserReportWriter, RestatedCountsAreTold) {
  History history;
  const std::vector<Row> rows{{0, 900, 5}, {0, 900, 5}, {0, 900, 7}, {0, 1800, 1}, {0, 900, 6}};
  for (const std::size_t chunk : {1, 1000}) {
    EXPECT_EQ(history.ingest(rows, chunk, Duplicates::last).restated, 2);
    EXPECT_EQ(history.ingest(rows, chunk, Duplicates::sum).restated, 3);
  }
  History other;
  EXPECT_EQ(other.ingest(rows, 1000, Duplicates::max).restated, 3);
}

TEST(UserReportWriter, TheSameAgainWritesNothing) {
  History history;
  std::vector<Row> rows;
  for (Instant n = 0; n < 1000; ++n) rows.push_back({static_cast<std::size_t>(n % 3), n * 900, n});
  EXPECT_EQ(history.ingest(rows, 100).added, 1000);
  const auto coverage = history.coverage();
  const auto changes = history.db().getTotalChanges();
  const auto again = history.ingest(rows, UserReportWriter::kChunk);
  EXPECT_EQ(again.unchanged, 1000);
  EXPECT_LT(history.db().getTotalChanges() - changes, 20)
      << "names, the batch and its content sums, but no count";
  EXPECT_EQ(history.coverage(), coverage);
}

}  // namespace
}  // namespace outagedb
