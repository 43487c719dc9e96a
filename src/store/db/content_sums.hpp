#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace outagedb {

// How many rows a table has, and the sum of their hashes modulo 2^64.
struct ContentSum {
  std::uint64_t rows = 0;
  std::uint64_t sum = 0;
  bool operator==(const ContentSum&) const = default;
};

using Content = std::map<std::string, ContentSum, std::less<>>;  // by table

struct ContentChanges {
  Content tables;
  int failure = 0;  // SQLite's code if a change could not be read; the sums are wrong then
};

// While it exists, sums the connection's changes to the tables of the database, row by row
// (https://www.sqlite.org/c3ref/preupdate_blobwrite.html). Uses the table content_sum.
class ContentSums {
 public:
  explicit ContentSums(SQLite::Database& db);
  ~ContentSums();
  ContentSums(const ContentSums&) = delete;
  ContentSums& operator=(const ContentSums&) = delete;

  // Adds the changes so far to the sums stored in the database. Throws SQLite::Exception if a
  // change could not be read.
  void write();

 private:
  SQLite::Database& db_;
  ContentChanges changed_;
};

// While it exists, changes are not summed: for writers of tables without a sum, or with one
// computed later.
class SuspendChecksums {
 public:
  explicit SuspendChecksums(SQLite::Database& db);
  ~SuspendChecksums();
  SuspendChecksums(const SuspendChecksums&) = delete;
  SuspendChecksums& operator=(const SuspendChecksums&) = delete;

 private:
  SQLite::Database& db_;
  ContentChanges* watching_;  // of the ContentSums in scope, if any
};

// The sums of what the tables hold now; for a table that cannot be read to its end, of the rows
// before that.
[[nodiscard]] Content readable_content(SQLite::Database& db);
// Recomputes the stored sums from what the tables hold now.
void make_content_sums(SQLite::Database& db);
// The sums as one text: two connections of one program for which it is the same see the same state.
[[nodiscard]] std::string content_state(SQLite::Database& db);
// The tables that do not hold what was written to them. Throws SQLite::Exception if one cannot be
// read.
struct ContentDifference {
  std::string table;
  std::string description;  // for people
};
[[nodiscard]] std::vector<ContentDifference> content_differences(SQLite::Database& db);

}  // namespace outagedb
