#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/instant.hpp"

namespace outagedb {

inline constexpr Seconds kDayLength = 86'400;

// Midnight UTC at or before that instant.
[[nodiscard]] constexpr Instant utc_day(Instant at) noexcept {
  return at - (at % kDayLength + kDayLength) % kDayLength;
}

// The user reports of one bucket of a series.
struct Bucket {
  Instant at = 0;          // its first instant
  std::int64_t count = 0;  // not negative
  std::int64_t batch = 0;  // the first that stated it; 0: not known
  bool operator==(const Bucket&) const = default;
};

using Buckets = std::vector<Bucket>;  // ascending, each instant once

// The columns of a row of user_report_day that are derived from the buckets of that UTC day.
struct ReportDay {
  Seconds offset = 0;  // from midnight to the first bucket
  Seconds step = 0;    // between two elements of the list: the greatest that fits; 0 for one bucket
  std::int64_t buckets = 0;
  std::int64_t total = 0;
  std::int64_t peak = 0;
  Instant peak_at = 0;  // the earliest bucket that holds the peak
  // JSON: which batches stated the buckets first, in the order of the buckets. A run of buckets is
  // [batch, number] if one batch stated them all, and [batch, number, step] if the batch id rises
  // by step from each bucket to the next, as it does for a source that is polled.
  std::string batches;
  // JSON without spaces: an array with null where a bucket is missing, or, if more than half of its
  // elements would be null, an object of counts by their index in that array.
  std::string counts;
  bool operator==(const ReportDay&) const = default;
};

// Buckets of one UTC day, at least one. The same buckets always give the same row.
[[nodiscard]] ReportDay pack_day(std::span<const Bucket> buckets);

// The counts by their index among instants `step` seconds apart, as above.
[[nodiscard]] std::string pack_object(Instant first, Seconds step, std::span<const Bucket> buckets);

// Replaces `into` by the buckets of such a list that begins at `first`; their batches are not set.
// Throws Error if the text is not such a list or extends beyond the day.
void unpack_counts(Instant first, Seconds step, std::string_view counts, Buckets& into);
// Sets the batches of a day's buckets. Throws Error if the text is not such a list or describes a
// different number of buckets.
void unpack_batches(std::string_view batches, Buckets& into);
// Calls take(batch, buckets, step) for each run; step is 0 for a run of one batch.
template <typename Take>
void each_run(std::string_view batches, Take take);

// Reads the few forms of JSON that the lists of a day use; part of each_run().
class DayText {
 public:
  explicit DayText(std::string_view text) : rest_(text) {}
  // Skips the text if it comes next; returns whether it did.
  bool skip(std::string_view expected) noexcept {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  void require(std::string_view expected) {
    if (!skip(expected)) refuse();
  }
  void require_end() const {
    if (!rest_.empty()) refuse();
  }
  // A non-negative integer.
  [[nodiscard]] std::int64_t number();
  [[noreturn]] static void refuse();

 private:
  std::string_view rest_;
};

template <typename Take>
void each_run(std::string_view batches, Take take) {
  DayText text(batches);
  text.require("[");
  do {
    text.require("[");
    const std::int64_t batch = text.number();
    text.require(",");
    const std::int64_t buckets = text.number();
    take(batch, buckets, text.skip(",") ? text.number() : 0);
    text.require("]");
  } while (text.skip(","));
  text.require("]");
  text.require_end();
}

}  // namespace outagedb
