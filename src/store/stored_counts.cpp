#include "store/stored_counts.hpp"

#include "store/bind.hpp"

namespace outagedb {
namespace {

constexpr int kSteps = 16;  // about what a look-up costs

}  // namespace

void StoredCounts::begin(std::int64_t series) {
  series_ = series;
  walking_ = ended_ = false;
}

std::optional<std::int64_t> StoredCounts::count_at(Instant at) {
  if (!walking_) look_up(at);
  for (int steps = 0; !ended_ && at_ < at; ++steps) {
    if (steps < kSteps) {
      step();
    } else {
      look_up(at);
    }
  }
  if (ended_ || at_ != at) return std::nullopt;
  return walk_.getColumn(1).getInt64();
}

void StoredCounts::look_up(Instant at) {
  bound(walk_, series_, at);
  walking_ = true;
  step();
}

void StoredCounts::step() {
  ended_ = !walk_.executeStep();
  if (!ended_) at_ = walk_.getColumn(0).getInt64();
}

}  // namespace outagedb
