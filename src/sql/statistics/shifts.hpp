#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace outagedb::sql {

// [from, until) of seconds, hours or places.
struct Range {
  std::int64_t from = 0;
  std::int64_t until = 0;
  bool operator==(const Range&) const = default;
};

[[nodiscard]] std::int64_t total_length(const std::vector<Range>& ranges);

struct ShiftChance {
  std::int64_t shared = 0;            // places that both occupy without a turn
  std::optional<std::int64_t> lower;  // quantiles of shared after turns of 1 to n - 1; empty
  std::optional<std::int64_t> upper;  // if there is no such turn
  double p = 1;                       // share of all n turns with at least `shared` places
};

// Two histories on one circle of n places: how many places do both occupy, and how many would they
// if one were turned against the other? A turn keeps how each is clustered and breaks only what
// ties the two together: H. W. Lotwick and B. W. Silverman, "Methods for analysing spatial
// processes of several types of points", JRSS B 44 (1982).
class Shifts {
 public:
  // One of the histories; it may be compared with many. places: n, at least 1. Ranges lie within
  // [0, n), are sorted and do not overlap.
  Shifts(std::int64_t places, std::vector<Range> occupied);

  // level: the share of the turns, between 0 and 1, that give between lower and upper shared
  // places.
  [[nodiscard]] ShiftChance against(const std::vector<Range>& other, double level);

 private:
  using Byte = std::uint8_t;
  // The places that a run of `weight` places of the other history shares, by turn, one byte each.
  struct Row {
    const Byte* shared;
    int weight;
  };

  void make_images();
  void count_each(const std::vector<Range>& other);
  void count_rows(const std::vector<Range>& other);
  [[nodiscard]] std::vector<Row> rows_of(const std::vector<Range>& other) const;
  void add_sums();
  [[nodiscard]] std::int64_t quantile(double p) const;

  std::int64_t places_;
  std::vector<Range> occupied_;
  std::int64_t length_;
  std::vector<std::uint32_t> counts_;   // places shared by turn; all 0 between calls
  std::vector<std::int64_t> at_least_;  // number of turns with at least so many shared places
  std::int64_t truth_ = 0;
  // For count_rows(), created on first use.
  std::array<std::vector<Byte>, 4> images_;
  std::vector<Byte> none_;
  std::vector<Byte> sums_;
};

}  // namespace outagedb::sql
