#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/instant.hpp"
#include "model/source.hpp"
#include "store/db/batch_dependencies.hpp"

namespace outagedb {

// What a batch states about sources besides their kinds and names: publisher, address, language and
// zone, and when that was retrieved. Uses the table source_detail and the columns of source that
// are derived from it.
class SourceDetails {
 public:
  explicit SourceDetails(SQLite::Database& db);

  // Holds the details back until write(); those not stated are omitted.
  void add(std::int64_t source, const Source& stated, Instant observed_at);
  // The batch stores something else of the source: it keeps its own copy of the details, so that
  // they do not disappear with an earlier batch that states the same.
  void keep(std::int64_t source) { kept_.insert(source); }
  // Whether all details are stored already, as retrieved by then.
  [[nodiscard]] bool is_known(std::int64_t source, const Source& stated, Instant observed_at);
  // The zone of the source, including details held back; empty if nobody states one.
  [[nodiscard]] std::string zone(std::int64_t source);
  // Stores the details held back. If they add nothing, the batch depends on those that stated them.
  void write(BatchDependencies& batch);

 private:
  // Publisher, url, language and zone; empty: not stated.
  using Details = std::array<std::string, 4>;

  static Details details_of(const Source& stated);
  // The batches that state the details and were retrieved by then; std::nullopt if one is missing.
  std::optional<std::set<std::int64_t>> stated_by(std::int64_t source, const Details& details,
                                                  Instant observed_at);
  void write_one(std::int64_t source, const std::map<Instant, Details>& stated,
                 BatchDependencies& batch);

  SQLite::Database& db_;
  SQLite::Statement known_;
  SQLite::Statement add_;
  std::map<std::int64_t, std::map<Instant, Details>> stated_;
  std::set<std::int64_t> kept_;
};

// Sets the columns of each source to the largest of its stated values, so that the order of the
// inputs does not matter.
void settle_source_details(SQLite::Database& db);

// The ids of sources whose columns differ from that.
[[nodiscard]] std::set<std::int64_t> source_differences(SQLite::Database& db);

// Moves everything stated about one source to another.
void move_source_details(SQLite::Database& db, std::int64_t from, std::int64_t to);

// Removes the sources that nothing refers to.
void remove_unused_sources(SQLite::Database& db);

}  // namespace outagedb
