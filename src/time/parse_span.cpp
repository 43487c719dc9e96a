#include "time/stretch.hpp"

namespace outagedb {
namespace {

StatedSpan read_start(const Tokens& tokens, const TimeRules& rules) {
  const Stretch stretch = read_stretch(Cursor(tokens, 0, tokens.size()), rules);
  return {.started = resolve_stretch(stretch, tokens, rules), .ended = {}};
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
  if (before.done() && after.done()) after.fail("a span without any end", "write it as start/end");
  if (before.is_symbol("..") && before.to() == 1) {
    before.fail("an outage has a start", "leave it out where it is unknown, as in /2025-05-24");
  }
  const bool open = after.is_symbol("..") && after.to() - after.at() == 1;
  std::optional<Stretch> started;
  std::optional<Stretch> ended;
  if (!before.done()) started = read_stretch(before, rules);
  if (!after.done() && !open) ended = read_stretch(after, rules);
  if (started && ended) share_zones(*started, *ended);
  if (started) span.started = resolve_stretch(*started, tokens, rules);
  if (ended) span.ended = resolve_stretch(*ended, tokens, rules);
  span.open = open;
  if (ended && span.ended->bounds.max && span.started.bounds.min &&
      *span.ended->bounds.max < *span.started.bounds.min) {
    Cursor(tokens, *slash + 1, tokens.size())
        .fail("the end lies before the start", "a span is start/end");
  }
  return span;
}

}  // namespace outagedb
