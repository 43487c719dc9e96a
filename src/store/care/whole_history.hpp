#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

// The type of a record's member: json and list already are JSON, bytes need not be UTF-8.
enum class Form { text, number, moment, truth, json, list, bytes };

struct StoredMember {
  std::string name;
  Form form;
  std::variant<std::int64_t, std::string> value;  // an integer for number, moment and truth
};

using TakeRecord =
    std::function<void(std::string_view type, const std::vector<StoredMember>& members)>;

// Reads everything in a history except monitored counts of user reports, one record each, in an
// order that depends only on the contents and in which it can be imported: names before the records
// that use them. Omits what is not stated.
void read_whole_history(SQLite::Database& db, const TakeRecord& take);

struct WatchedSeries {
  std::string platform;
  std::string region;
  std::string bucket;  // 900s
  std::string source;
};

using TakeCount = std::function<void(Instant at, std::int64_t reports)>;
using TakeSeries = std::function<TakeCount(const WatchedSeries& series)>;

// Reads those counts: calls `take` once per series to get the function that receives its counts, in
// time order.
void read_watched_counts(SQLite::Database& db, const TakeSeries& take);

}  // namespace outagedb
