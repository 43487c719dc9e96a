#include "time/zones/wall_clock.hpp"

#include <date/tz.h>

#include "time/zones/tzdata.hpp"

namespace outagedb {

std::chrono::local_days day_of(LocalSeconds local) noexcept {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::local_seconds{std::chrono::seconds{local}});
}

LocalSeconds local_at(Instant at, const Zone& zone) { return at + zone.offset_at(at); }

Showings showings_of(LocalSeconds local, const Zone& zone) {
  const auto info = zone.get()->get_info(date::local_seconds{std::chrono::seconds{local}});
  const Seconds before = info.first.offset.count();
  Showings showings;
  switch (info.result) {
    case date::local_info::unique:
      showings.instants = {local - before};
      break;
    case date::local_info::ambiguous:
      showings.instants = {local - before, local - info.second.offset.count()};
      break;
    default:
      showings.jump = info.second.begin.time_since_epoch().count();
      showings.offset_before = before;
  }
  check_known(*zone.get(), local - before);
  return showings;
}

Instant first_showing(LocalSeconds local, const Zone& zone) {
  const auto showings = showings_of(local, zone);
  return showings.instants.empty() ? showings.jump : showings.instants.front();
}

Instant last_showing(LocalSeconds local, const Zone& zone) {
  const auto showings = showings_of(local, zone);
  return showings.instants.empty() ? showings.jump - 1 : showings.instants.back();
}

}  // namespace outagedb
