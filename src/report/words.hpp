#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"
#include "model/table.hpp"
#include "time/zone.hpp"

namespace outagedb {

[[nodiscard]] std::string month_name(Instant at, const Zone& zone);  // May 2025

// "1 outage", "3 outages".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view noun);

struct HeadlineFacts {
  std::string month;
  std::string platform;
  const Table* comparison;  // its first row is the month
  const Table* outages;     // a timeline
  bool partial = false;
};
[[nodiscard]] std::string headline(const HeadlineFacts& facts);

// Said where the month has no outage: whether that is known at all.
[[nodiscard]] std::string no_outage(const Table& comparison);

[[nodiscard]] std::vector<std::string> recurrence_in_words(const Table& recurrence);

// The months with a bar of their outages in front; a month that nobody observed says so instead.
[[nodiscard]] Table with_bars(const Table& months);

// The rows whose outage is one of the timeline's.
[[nodiscard]] Table keep_outages(const Table& rows, const Table& timeline);

}  // namespace outagedb
