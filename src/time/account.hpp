#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// What a prose account states about when it was down, over all its spans. Both bounds of an end
// that it does not state are unknown.
struct Account {
  TimeBounds started;
  TimeBounds ended;
  std::string started_words;  // the words that state it
  std::string ended_words;
};

// `stamp` is when the record first mentioned the outage, `observed_at` when it was retrieved. Times
// earlier than two days before `stamp` or later than `observed_at` are ignored. `zone` is the
// page's, for times that state none.
struct AccountFrame {
  Instant stamp = 0;
  Instant observed_at = 0;
  std::optional<Zone> zone;
};

// Reads spans in English prose: "between 11:14 and 13:02 UTC", "from 2024-11-06 11:14 UTC to
// 2024-11-08 18:15", "19:52-20:35 UTC", "starting at 6:52 PM UTC and lasting until 6:59 PM". Date
// and zone may be stated once for both, and a date may precede them in the sentence. "Starting at
// 5:07 AM PDT" at the beginning of a sentence states the start alone. Spans that contradict
// themselves or concern the future are ignored; empty if no span is left.
[[nodiscard]] std::optional<Account> read_account(std::string_view text, const AccountFrame& frame);

}  // namespace outagedb
