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
  std::int64_t batch = 0;  // that stated it first; 0: not known
  bool operator==(const Bucket&) const = default;
};

using Buckets = std::vector<Bucket>;  // ascending, each instant once

// The columns of a row of user_report_day that follow from the buckets of that UTC day.
struct ReportDay {
  Seconds offset = 0;  // from midnight to the first bucket
  Seconds step = 0;    // between two elements of the list: the greatest that fits; 0 for one bucket
  std::int64_t buckets = 0;
  std::int64_t total = 0;
  std::int64_t peak = 0;
  Instant peak_at = 0;  // the earliest bucket that holds the peak
  // JSON: which batches stated the buckets first, in their order. A run of buckets is [batch,
  // number] where they are of one batch, and [batch, number, step] where each next bucket is of the
  // batch whose id is that much higher, as those of a source that is polled are.
  std::string batches;
  // JSON without spaces: an array with null where a bucket is missing, or, where more than half of
  // its elements would be null, an object of counts by their index in that array.
  std::string counts;
  bool operator==(const ReportDay&) const = default;
};

// Buckets of one UTC day, at least one. The same buckets always give the same row.
[[nodiscard]] ReportDay pack_day(std::span<const Bucket> buckets);

// The counts by their index among instants `step` seconds apart, as above.
[[nodiscard]] std::string pack_object(Instant first, Seconds step, std::span<const Bucket> buckets);

// The buckets of such a list that begins at `first`, their batches not set; `into` is replaced.
// Throws Error where the text is no such list or leaves the day.
void unpack_counts(Instant first, Seconds step, std::string_view counts, Buckets& into);
// Sets the batches of a day's buckets. Throws Error where the text is no such list or speaks of
// another number of buckets.
void unpack_batches(std::string_view batches, Buckets& into);
// Calls take(batch, buckets, step) for each run; as above.
template <typename Take>
void each_run(std::string_view batches, Take take);

// Reads the few forms of JSON that the lists of a day have; part of each_run().
class DayText {
 public:
  explicit DayText(std::string_view text) : rest_(text) {}
  // Whether the text goes on so; then it is skipped.
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
  // A whole number that is not negative.
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
