#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/instant.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// What an account in words states of when it was down, all its spans together. Both bounds of an
// end that it does not state are unknown.
struct Account {
  TimeBounds started;
  TimeBounds ended;
  std::string started_words;  // those that state it
  std::string ended_words;
};

// `stamp` is when the record first spoke of it, `observed_at` when it was retrieved; what does not
// lie between two days before the one and the other is not taken. `zone` is that of the page, for
// times that state none.
struct AccountFrame {
  Instant stamp = 0;
  Instant observed_at = 0;
  std::optional<Zone> zone;
};

// Reads spans in English prose: "between 11:14 and 13:02 UTC", "from 2024-11-06 11:14 UTC to
// 2024-11-08 18:15", "19:52-20:35 UTC", "starting at 6:52 PM UTC and lasting until 6:59 PM". Date
// and zone may be said once for both, and a date before them in the sentence. "Starting at 5:07 AM
// PDT" at the beginning of a sentence states the start alone. What contradicts itself, or tells of
// what is to come, is passed over; nothing where no span is left.
[[nodiscard]] std::optional<Account> read_account(std::string_view text, const AccountFrame& frame);

}  // namespace outagedb
