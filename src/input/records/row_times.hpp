#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/sink.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {

// Reads the times of one record, in the zone that the record names for them. Unreadable times throw
// a RecordError that names the column; notes are reported as warnings.
class RowTimes {
 public:
  // Throws RecordError if the zone is unknown. An empty zone leaves the rules unchanged.
  RowTimes(const TimeRules& rules, std::string_view zone, const Place& place, Sink& sink);

  [[nodiscard]] StatedTime time(std::string_view column, std::string_view text) const;
  [[nodiscard]] StatedSpan span(std::string_view column, std::string_view text) const;
  [[nodiscard]] Instant exact(std::string_view column, std::string_view text) const;
  // For details, which must not reject the record: if unreadable, empty plus a warning.
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

// Throws RecordError if it cannot be read.
[[nodiscard]] DurationBounds stated_duration(std::string_view column, std::string_view text);

}  // namespace outagedb
