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

// What a member of a record is: json and list are JSON already, bytes need not be UTF-8.
enum class Form { text, number, moment, truth, json, list, bytes };

struct StoredMember {
  std::string name;
  Form form;
  std::variant<std::int64_t, std::string> value;  // an integer for number, moment and truth
};

using TakeRecord =
    std::function<void(std::string_view type, const std::vector<StoredMember>& members)>;

// All that a history says but counts of user reports that were watched, a record each, in an order
// that depends on nothing but what it says and in which it can be taken in: names before what bears
// them. What is not stated is left out.
void read_whole_history(SQLite::Database& db, const TakeRecord& take);

struct WatchedSeries {
  std::string platform;
  std::string region;
  std::string bucket;  // 900s
  std::string source;
};

using TakeCount = std::function<void(Instant at, std::int64_t reports)>;
using TakeSeries = std::function<TakeCount(const WatchedSeries& series)>;

// Those counts: asks once for each series what takes its counts, which come in the order of time.
void read_watched_counts(SQLite::Database& db, const TakeSeries& take);

}  // namespace outagedb
