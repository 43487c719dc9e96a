#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/sink.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {

// Reads the times of one record, in the zone that the record names for them. What cannot be read is
// the record's fault, told with the column's name; what is merely noted is told as a warning.
class RowTimes {
 public:
  // Throws RecordError where the zone is not known. An empty one leaves the rules as they are.
  RowTimes(const TimeRules& rules, std::string_view zone, const Place& place, Sink& sink);

  [[nodiscard]] StatedTime time(std::string_view column, std::string_view text) const;
  [[nodiscard]] StatedSpan span(std::string_view column, std::string_view text) const;
  [[nodiscard]] Instant exact(std::string_view column, std::string_view text) const;
  // Of a detail, which does not cost the record: nothing where it cannot be read, and a warning.
  [[nodiscard]] std::optional<Instant> exact_if_readable(std::string_view column,
                                                         std::string_view text) const;
  [[nodiscard]] Instant from(std::string_view column, std::string_view text) const;
  [[nodiscard]] Instant until(std::string_view column, std::string_view text) const;

 private:
  void tell(std::string_view column, const StatedTime& stated) const;

  TimeRules rules_;
  const Place& place_;
  Sink& sink_;
};

// Throws RecordError.
[[nodiscard]] DurationBounds stated_duration(std::string_view column, std::string_view text);

}  // namespace outagedb
