#include "sql/statistics/shifts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace outagedb::sql {
namespace {

using Byte = std::uint8_t;

// Fewer rows at once would be limited by reading and writing the sums.
constexpr std::size_t kRowsAtOnce = 8;

// __restrict, an extension of GCC and clang, lets them add sixteen bytes with one instruction.
void add_rows(Byte* __restrict sums, const std::array<const Byte*, kRowsAtOnce>& rows,
              std::size_t size) {
  const auto [a, b, c, d, e, f, g, h] = rows;
  for (std::size_t i = 0; i < size; ++i)
    sums[i] = static_cast<Byte>(sums[i] + a[i] + b[i] + c[i] + d[i] + e[i] + f[i] + g[i] + h[i]);
}

}  // namespace

std::int64_t total_length(const std::vector<Range>& ranges) {
  std::int64_t length = 0;
  for (const Range& range : ranges) length += range.until - range.from;
  return length;
}

Shifts::Shifts(std::int64_t places, std::vector<Range> occupied)
    : places_(places),
      occupied_(std::move(occupied)),
      length_(total_length(occupied_)),
      counts_(static_cast<std::size_t>(places)) {}

ShiftChance Shifts::against(const std::vector<Range>& other, double level) {
  const std::int64_t length = total_length(other);
  at_least_.assign(static_cast<std::size_t>(std::min(length_, length)) + 2, 0);
  // Both methods take the same time if there are about as many pairs of places as turns.
  if (length_ * length < places_) {
    count_each(other);
  } else {
    count_rows(other);
  }
  ShiftChance chance;
  chance.shared = truth_;
  chance.p = static_cast<double>(at_least_[static_cast<std::size_t>(truth_)]) /
             static_cast<double>(places_);
  if (places_ > 1) {
    chance.lower = quantile((1 - level) / 2);
    chance.upper = quantile(1 - (1 - level) / 2);
  }
  return chance;
}

// Each pair of places meets in exactly one turn.
void Shifts::count_each(const std::vector<Range>& other) {
  const auto each_turn = [&](auto take) {
    for (const Range& range : occupied_) {
      for (std::int64_t one = range.from; one < range.until; ++one) {
        for (const Range& met : other) {
          for (std::int64_t two = met.from; two < met.until; ++two)
            take(counts_[static_cast<std::size_t>(two < one ? two - one + places_ : two - one)]);
        }
      }
    }
  };
  at_least_.front() = places_;
  each_turn([&](std::uint32_t& count) { ++at_least_[++count]; });
  truth_ = counts_.front();
  each_turn([](std::uint32_t& count) { count = 0; });
}

// For each turn, the bytes of a row give the number of places that it shares.
void Shifts::count_rows(const std::vector<Range>& other) {
  if (sums_.empty()) make_images();
  const std::vector<Row> rows = rows_of(other);
  int weight = 0;
  for (std::size_t i = 0; i < rows.size(); i += kRowsAtOnce) {
    std::array<const Byte*, kRowsAtOnce> added{};
    int heavier = 0;
    for (std::size_t j = 0; j < kRowsAtOnce; ++j) {
      added[j] = rows[i + j].shared;
      heavier += rows[i + j].weight;
    }
    if (weight + heavier > std::numeric_limits<Byte>::max()) {
      add_sums();
      weight = 0;
    }
    add_rows(sums_.data(), added, sums_.size());
    weight += heavier;
  }
  add_sums();
  truth_ = counts_.front();
  for (std::uint32_t& count : counts_) ++at_least_[std::exchange(count, 0)];
  for (std::size_t n = at_least_.size() - 1; n > 0; --n) at_least_[n - 1] += at_least_[n];
}

void Shifts::add_sums() {
  for (std::size_t i = 0; i < sums_.size(); ++i) counts_[i] += std::exchange(sums_[i], 0);
}

// Twice round the circle, so that each turn of a row is a part of it, plus the places that the
// widest image adds up.
void Shifts::make_images() {
  const auto size = static_cast<std::size_t>(places_);
  none_.resize(size);
  sums_.resize(size);
  images_[0].resize(2 * size + (std::size_t{1} << (images_.size() - 1)));
  for (const Range& range : occupied_)
    std::fill(images_[0].begin() + range.from, images_[0].begin() + range.until, 1);
  for (std::size_t i = size; i < images_[0].size(); ++i) images_[0][i] = images_[0][i - size];
  for (std::size_t n = 1; n < images_.size(); ++n) {
    const auto& halves = images_[n - 1];
    const std::size_t half = std::size_t{1} << (n - 1);
    images_[n].resize(halves.size());
    for (std::size_t i = 0; i + half < halves.size(); ++i)
      images_[n][i] = static_cast<Byte>(halves[i] + halves[i + half]);
  }
}

// Eight consecutive places make one row; the remainder makes rows of four, two or one.
std::vector<Shifts::Row> Shifts::rows_of(const std::vector<Range>& other) const {
  std::vector<Row> rows;
  rows.reserve(2 * other.size());
  for (const Range& range : other) {
    std::int64_t at = range.from;
    for (std::size_t n = images_.size(); n-- > 0;) {
      const int weight = 1 << n;
      for (; range.until - at >= weight; at += weight)
        rows.push_back({images_[n].data() + at, weight});
    }
  }
  while (rows.size() % kRowsAtOnce != 0) rows.push_back({none_.data(), 0});
  return rows;
}

// The inverse of the distribution without the actual position: the smallest number that a share p
// of the turns does not exceed.
std::int64_t Shifts::quantile(double p) const {
  const std::int64_t turns = places_ - 1;
  const auto rank = std::max(static_cast<std::int64_t>(std::ceil(p * static_cast<double>(turns))),
                             std::int64_t{1});
  std::int64_t shared = 0;
  const auto more = [&] {
    return at_least_[static_cast<std::size_t>(shared) + 1] - (truth_ > shared ? 1 : 0);
  };
  while (turns - more() < rank) ++shared;
  return shared;
}

}  // namespace outagedb::sql
