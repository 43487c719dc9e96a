#include "time/grammar/time_range.hpp"

namespace outagedb {
namespace {

StatedSpan read_start(const Tokens& tokens, const TimeRules& rules) {
  const TimeRange range = read_time_range(Cursor(tokens, 0, tokens.size()), rules);
  return {.started = resolve_time_range(range, tokens, rules), .ended = {}};
}

}  // namespace

StatedSpan parse_span(std::string_view text, const TimeRules& rules) {
  check_length(text);
  const Tokens tokens(text);
  const auto slash = span_separator(tokens);
  if (!slash) return read_start(tokens, rules);
  const Cursor before(tokens, 0, *slash);
  Cursor after(tokens, *slash + 1, tokens.size());
  StatedSpan span;
  if (before.done() && after.done())
    after.fail("the span has neither a start nor an end", "write it as start/end");
  if (before.is_symbol("..") && before.to() == 1) {
    before.fail("an outage must have a start", "omit it if it is unknown, as in /2025-05-24");
  }
  const bool open = after.is_symbol("..") && after.to() - after.at() == 1;
  std::optional<TimeRange> started;
  std::optional<TimeRange> ended;
  if (!before.done()) started = read_time_range(before, rules);
  if (!after.done() && !open) ended = read_time_range(after, rules);
  if (started && ended) share_zones(*started, *ended);
  if (started) span.started = resolve_time_range(*started, tokens, rules);
  if (ended) span.ended = resolve_time_range(*ended, tokens, rules);
  span.open = open;
  if (ended && span.ended->bounds.max && span.started.bounds.min &&
      *span.ended->bounds.max < *span.started.bounds.min) {
    Cursor(tokens, *slash + 1, tokens.size())
        .fail("the end is before the start", "write the span as start/end");
  }
  return span;
}

}  // namespace outagedb
