#include <cstddef>
#include <cstdint>
#include <string_view>

#include "time/grammar/parse.hpp"

namespace {

using namespace outagedb;

bool in_order(const TimeBounds& bounds) {
  return !bounds.min || !bounds.max || *bounds.min <= *bounds.max;
}
bool in_order(const DurationBounds& bounds) {
  return !bounds.min || (*bounds.min >= 0 && (!bounds.max || *bounds.min <= *bounds.max));
}

// Whatever the bytes are: bounds in order, or a TimeError that points into them and says how to
// mend it.
template <typename Parse>
bool holds(std::string_view text, Parse parse) {
  try {
    return parse();
  } catch (const TimeError& error) {
    return error.position() <= text.size() && !error.hint().empty();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const TimeRules kUnset;
  static const TimeRules kEastern{.zone = Zone::named("ET"), .shift_gaps = true};
  bool good = holds(text, [&] { return in_order(parse_duration(text)); });
  for (const TimeRules* rules : {&kUnset, &kEastern}) {
    good = good && holds(text, [&] { return in_order(parse_time(text, *rules).bounds); });
    good = good && holds(text, [&] {
             const auto span = parse_span(text, *rules);
             return in_order(span.started.bounds) && (!span.ended || in_order(span.ended->bounds));
           });
  }
  if (!good) __builtin_trap();
  return 0;
}
