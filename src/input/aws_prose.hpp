#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "time/parse.hpp"

namespace outagedb {

// What AWS's status page says in words only: "6:06 PM PDT", and accounts such as "Between 3:30 PM
// and 5:10 PM PDT we experienced increased error rates. The issue has been resolved".

// A clock time that need not name its day or its zone: "Aug 7,  1:50 AM PDT", "August 6 5:23 PM",
// "7:31 AM PST on December 7", "December 21, 2021 at 6:37 PM".
struct AwsClock {
  std::optional<int> year;
  int month = 0;  // 0: no day is named
  int day = 0;
  int minute = 0;  // of the day
  std::string zone;
};

// The clock time that the text begins with, which is taken off it.
[[nodiscard]] std::optional<AwsClock> take_aws_clock(std::string_view& text);

// The moments that a clock time can mean, around one that is known. Nothing where there is none.
// Throws RecordError where its zone is not known.
class AwsTimes {
 public:
  explicit AwsTimes(const TimeRules& rules) : rules_(rules) {}

  [[nodiscard]] std::optional<Instant> nearest(const AwsClock& clock, Instant to) const;
  [[nodiscard]] std::optional<Instant> before(const AwsClock& clock, Instant at) const;  // or then
  [[nodiscard]] std::optional<Instant> after(const AwsClock& clock, Instant at) const;   // or then

 private:
  const TimeRules& rules_;
};

// When an account says that it was down, all its stretches together.
struct AwsImpact {
  std::optional<Instant> started;
  std::optional<Instant> ended;
};

// `first` is when the page first spoke of it, `said` when it gave the account: what these
// contradict is not taken.
[[nodiscard]] AwsImpact aws_impact(std::string_view account, const AwsTimes& times, Instant first,
                                   Instant said);

// It says that all is over, or something of the kind.
[[nodiscard]] bool aws_says_over(std::string_view text);
[[nodiscard]] bool aws_may_be_over(std::string_view text);

}  // namespace outagedb
