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
  int failure = 0;  // SQLite's code of what could not be looked at; the sums are wrong then
};

// While it lives, adds up what the connection changes in the tables of the database, row by row
// (https://www.sqlite.org/c3ref/preupdate_blobwrite.html). Knows the table content_sum.
class ContentSums {
 public:
  explicit ContentSums(SQLite::Database& db);
  ~ContentSums();
  ContentSums(const ContentSums&) = delete;
  ContentSums& operator=(const ContentSums&) = delete;

  // Adds what was changed so far to what the database says of itself. Throws
  // SQLite::Exception where a change could not be looked at.
  void write();

 private:
  SQLite::Database& db_;
  ContentChanges changed_;
};

// While it lives, nothing is added up: for who writes tables that have no sum, or sums them after.
class SuspendChecksums {
 public:
  explicit SuspendChecksums(SQLite::Database& db);
  ~SuspendChecksums();
  SuspendChecksums(const SuspendChecksums&) = delete;
  SuspendChecksums& operator=(const SuspendChecksums&) = delete;

 private:
  SQLite::Database& db_;
  ContentChanges* watching_;  // of the ContentSums that lives, if one does
};

// What the tables of the database say now; of a table that cannot be read to its end, the rows
// before that.
[[nodiscard]] Content readable_content(SQLite::Database& db);
// Makes them anew from what the tables say now.
void make_content_sums(SQLite::Database& db);
// The sums as one text: two connections of one program for which it is the same see the same state.
[[nodiscard]] std::string content_state(SQLite::Database& db);
// The tables that do not say what was written into them. Throws SQLite::Exception where one cannot
// be read.
struct ContentDifference {
  std::string table;
  std::string description;  // for people
};
[[nodiscard]] std::vector<ContentDifference> content_differences(SQLite::Database& db);

}  // namespace outagedb
