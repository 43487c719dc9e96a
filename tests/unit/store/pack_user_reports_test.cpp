#include "store/user_reports/pack_user_reports.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/embedded.hpp"
#include "new_history.hpp"
#include "store/batches/user_report_writer.hpp"
#include "store/care/check.hpp"
#include "store/care/migrations.hpp"
#include "store/db/batch_dependencies.hpp"
#include "store/db/write_transaction.hpp"

namespace outagedb {
namespace {

constexpr int kLastBefore = 8;  // the version before the days

using Counts = std::map<Instant, std::int64_t>;

void add_batch(SQLite::Database& db) {
  db.exec(
      "INSERT INTO batch (input, sha256, format, observed_at, ingested_at, tool_version, "
      "tz_version,"
      " undoable) VALUES ('test', '', 'csv', 0, 0, '', '', 1)");
}

// A series as programs of that version left it.
class Before {
 public:
  Before() {
    for (const auto& file : embedded::migrations()) {
      if (std::stoi(std::string(file.name)) > kLastBefore) break;
      db_.exec(std::string(file.text));
      db_.exec(fmt::format(
          "INSERT INTO migration VALUES ({}, '{}', '', 0); PRAGMA user_version = {}",
          std::stoi(std::string(file.name)), file.name, std::stoi(std::string(file.name))));
    }
    db_.exec(
        "INSERT INTO platform (id, slug, name) VALUES (1, 'p', 'P');"
        "INSERT INTO platform_name VALUES ('p', 'P', 1); INSERT INTO region VALUES ('US', NULL);"
        "INSERT INTO source (id, kind, name) VALUES (1, 'user_reports', 'D');"
        "INSERT INTO series VALUES (1, 1, 'US', 1, 900, 1, 'p')");
  }

  void ingest(const Counts& counts) {
    add_batch(db_);
    const auto batch = db_.getLastInsertRowid();
    Counts added;
    for (const auto& [at, count] : counts) {
      const auto [entry, first] = stored_.emplace(at, count);
      if (first) added.emplace(at, count);
      if (first || entry->second >= count) continue;
      db_.exec(fmt::format("INSERT INTO user_report_prior VALUES ({}, 1, {}, {})", batch, at,
                           entry->second));
      entry->second = count;
    }
    write_spans(batch, added);
    db_.exec(fmt::format("INSERT INTO series_bucket VALUES (1, {}, 900, 1)", batch));
  }

  SQLite::Database& migrated() {
    db_.exec("DELETE FROM user_report");
    for (const auto& [at, count] : stored_)
      db_.exec(fmt::format("INSERT INTO user_report VALUES (1, {}, {})", at, count));
    make_content_sums(db_);
    migrate(db_);
    return db_;
  }

 private:
  // Within a span every bucket is the batch's own.
  void write_spans(std::int64_t batch, const Counts& added) {
    for (auto at = stored_.begin(); at != stored_.end();) {
      auto until = at;
      while (until != stored_.end() && added.contains(until->first)) ++until;
      if (until == at) {
        ++at;
        continue;
      }
      db_.exec(fmt::format("INSERT INTO user_report_span VALUES (1, {}, {}, {})", batch, at->first,
                           std::prev(until)->first));
      at = until;
    }
  }

  SQLite::Database db_{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  Counts stored_;
};

void ingest_now(SQLite::Database& db, const Counts& counts) {
  WriteTransaction transaction(db);
  add_batch(db);
  BatchDependencies needs(db.getLastInsertRowid());
  Names names(db);
  UserReportWriter writer(db, names, needs, {});
  for (const auto& [at, count] : counts) writer.add({"P", "US", "D", at, 900, count});
  writer.finish();
  transaction.commit();
}

std::string reports_of(SQLite::Database& db) {
  std::string text;
  for (const char* sql : {"SELECT * FROM user_report_day ORDER BY 1, 2",
                          "SELECT * FROM user_report_version ORDER BY 1, 2, 3",
                          "SELECT * FROM user_report ORDER BY 1, 2"}) {
    SQLite::Statement row(db, sql);
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) text += row.getColumn(i).getString() + "|";
      text += "\n";
    }
  }
  return text;
}

// A migrated history is the one that the same batches make today: each count, who stated it first,
// and what others stated.
TEST(PackUserReports, AMigratedHistoryIsThatOfTheSameBatches) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    const auto up_to = [&](std::int64_t most) {
      return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    Before before;
    auto now = new_history();
    for (int batch = 0; batch < 8; ++batch) {
      Counts counts;
      for (auto n = 1 + up_to(40); n > 0; --n)
        counts.insert_or_assign(1'700'000'000 + 900 * up_to(200), up_to(9));
      before.ingest(counts);
      ingest_now(now, counts);
    }
    auto& migrated = before.migrated();
    ASSERT_EQ(reports_of(migrated), reports_of(now)) << "seed " << seed;
  }
}

}  // namespace
}  // namespace outagedb
