#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace outagedb::sql {

// The values of a group or of a sliding window. Sorted on first access and kept sorted from then
// on: a plain aggregate sorts once, a window inserts one value and removes one for each row.
template <typename T>
class Sample {
 public:
  void add(const T& value) {
    if (values_.size() == kMostValues)
      throw Error("an aggregate of more than " + std::to_string(kMostValues) + " values");
    values_.insert(
        sorted_ ? std::upper_bound(values_.begin(), values_.end(), value) : values_.end(), value);
  }

  void remove(const T& value) {
    const auto& values = sorted();
    const auto found = std::lower_bound(values.begin(), values.end(), value);
    if (found != values.end() && *found == value) values_.erase(found);
  }

  [[nodiscard]] const std::vector<T>& sorted() {
    if (!sorted_) std::sort(values_.begin(), values_.end());
    sorted_ = true;
    return values_;
  }

 private:
  // A user's query that does not end would exhaust the memory; no history has so many values.
  static constexpr std::size_t kMostValues = std::size_t{1} << 25U;

  std::vector<T> values_;
  bool sorted_ = false;
};

// An aggregate's argument that is equal in every row, such as the p of percentile(x, p). Throws
// Error if it changes.
class Repeated {
 public:
  void set(double value, const char* name) {
    if (value_ && *value_ != value)
      throw Error(std::string(name) + " must be the same in all rows");
    value_ = value;
  }
  [[nodiscard]] double get() const { return value_.value_or(0); }

 private:
  std::optional<double> value_;
};

}  // namespace outagedb::sql
