#include "store/user_reports/spilled_counts.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/sql.hpp"
#include "store/db/bind.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10U;  // bytes

// The counts of one run, piece by piece.
class Run {
 public:
  explicit Run(const PackedSeries& counts) : reader_(counts.bytes()) { advance(); }
  explicit Run(SQLite::Statement& pieces) : pieces_(&pieces) { advance(); }

  [[nodiscard]] const PackedSeries::Count& count() const noexcept { return reader_.count; }
  [[nodiscard]] bool ended() const noexcept { return ended_; }
  void advance() {
    while (!reader_.next()) {
      if (pieces_ == nullptr || !pieces_->executeStep()) {
        ended_ = true;
        return;
      }
      const SQLite::Column packed = pieces_->getColumn(0);
      reader_ = PackedSeries::Reader({static_cast<const std::uint8_t*>(packed.getBlob()),
                                      static_cast<std::size_t>(packed.getBytes())});
    }
  }

 private:
  PackedSeries::Reader reader_;
  SQLite::Statement* pieces_ = nullptr;
  bool ended_ = false;
};

}  // namespace

SpilledCounts::SpilledCounts(SQLite::Database& db)
    : db_(db),
      table_(db, "spilled_count", named_sql("spilled_counts.columns")),
      add_(db, "INSERT INTO temp.spilled_count VALUES (?, ?, ?, ?)") {}

void SpilledCounts::add(std::int64_t series, std::uint32_t run, PackedSeries& counts) {
  counts.sort();
  PackedSeries piece;
  std::int64_t pieces = 0;
  const auto write = [&](const PackedSeries& full) {
    bound(add_, series, static_cast<std::int64_t>(run), pieces++);
    add_.bindNoCopy(4, full.bytes().data(), static_cast<int>(full.bytes().size()));
    add_.exec();
    add_.reset();
  };
  if (counts.bytes().size() <= kPiece) {
    write(counts);
  } else {
    for (PackedSeries::Reader reader(counts.bytes()); reader.next();) {
      piece.add(reader.count.at, reader.count.count);
      if (piece.bytes().size() < kPiece) continue;
      write(piece);
      piece.clear();
    }
    if (piece.rows() > 0) write(piece);
  }
  counts.clear();
}

void SpilledCounts::each(std::int64_t series, std::uint32_t runs, const PackedSeries& rest,
                         const Take& take) {
  std::vector<Run> open;
  open.reserve(runs + 1);
  for (std::uint32_t run = 0; run < runs; ++run) {
    if (run == pieces_.size()) {
      pieces_.emplace_back(db_, named_sql("spilled_counts.pieces_of_run"));
    }
    open.emplace_back(bound(pieces_[run], series, static_cast<std::int64_t>(run)));
  }
  open.emplace_back(rest);
  // Of equal instants the earliest run comes first, and all of its counts before the next run's.
  constexpr Instant kNever = std::numeric_limits<Instant>::max();
  const auto next_of = [](const Run& run) { return run.ended() ? kNever : run.count().at; };
  for (;;) {
    const auto first = std::ranges::min_element(open, {}, next_of);
    if (first->ended()) break;
    Instant until = kNever;
    for (auto run = open.begin(); run != open.end(); ++run) {
      if (run != first) until = std::min(until, next_of(*run));
    }
    do {
      take(first->count());
      first->advance();
    } while (!first->ended() && first->count().at < until);
  }
  for (std::uint32_t run = 0; run < runs; ++run) pieces_[run].reset();
}

}  // namespace outagedb
