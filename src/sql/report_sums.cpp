#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "model/report_day.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"

namespace outagedb::sql {
namespace {

// report_sums(first, bucket_s, counts, from, until), over rows of user_report_day: summarizes the
// buckets of these days that begin in [from, until) as a JSON array of the first of them, their
// sum, their number, the largest count, and the first bucket that has it; NULL without any. `first`
// is the first bucket of the day. SQLite takes ten times as long to add up single buckets.
class ReportSums {
 public:
  void add(const Arguments& arguments) {
    if (arguments.any_null()) return;
    const auto from = static_cast<Instant>(arguments.number(3));
    const auto until = static_cast<Instant>(arguments.number(4));
    unpack_counts(static_cast<Instant>(arguments.number(0)),
                  static_cast<Seconds>(arguments.number(1)), arguments.text(2), day_);
    for (const Bucket& bucket : day_) {
      if (bucket.at >= from && bucket.at < until) add(bucket);
    }
  }

  static void remove(const Arguments&) {
    throw Error("report_sums() is not a window function");  // a peak cannot be removed
  }

  [[nodiscard]] Value value() const {
    if (!sums_) return {};
    return fmt::format("[{},{},{},{},{}]", sums_->first, sums_->reports, sums_->buckets,
                       sums_->peak.count, sums_->peak.at);
  }

 private:
  struct Sums {
    Instant first = 0;
    std::int64_t reports = 0;
    std::int64_t buckets = 0;
    Bucket peak;
  };

  void add(const Bucket& bucket) {
    if (!sums_) sums_ = Sums{.first = bucket.at, .peak = bucket};
    sums_->first = std::min(sums_->first, bucket.at);
    if (__builtin_add_overflow(sums_->reports, bucket.count, &sums_->reports))
      throw Error("integer overflow");  // SQLite's message for sum()
    ++sums_->buckets;
    const Bucket& peak = sums_->peak;
    if (bucket.count > peak.count || (bucket.count == peak.count && bucket.at < peak.at))
      sums_->peak = bucket;
  }

  std::optional<Sums> sums_;
  Buckets day_;
};

}  // namespace

void register_report_sums(sqlite3* db) { define_aggregate<ReportSums>(db, "report_sums", 5); }

}  // namespace outagedb::sql
