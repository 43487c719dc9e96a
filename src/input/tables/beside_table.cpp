#include "input/tables/beside_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace outagedb {

namespace {

constexpr std::size_t kShown = 300;

}  // namespace

// Keeps no more than is shown: the stated heading may be far down.
void LinesBesideTable::add(std::uint64_t line, std::string_view text) {
  if (first_ == 0) first_ = line;
  last_ = line;
  if (text.empty() || quoted_.size() > kShown) return;
  quoted_ += fmt::format("{}'{}'", quoted_.empty() ? "" : ", ", text);
}

void LinesBesideTable::tell(std::string_view where, Sink& sink) const {
  if (quoted_.empty()) return;
  const std::string quoted = quoted_.size() > kShown ? cut(quoted_, kShown) + "…" : quoted_;
  const std::string lines = first_ == last_
                                ? fmt::format("line {} {} is", first_, where)
                                : fmt::format("lines {} to {} {} are", first_, last_, where);
  sink.warn(fmt::format("{} not imported: {}", lines, quoted));
}

std::string text_of_row(std::span<const std::string_view> row) {
  std::string text;
  for (const std::string_view cell : row) {
    const auto filled = trim(cell);
    if (!filled.empty()) text.append(text.empty() ? "" : " ").append(filled);
  }
  return text;
}

bool may_be_footnote(std::span<const std::string_view> row, std::size_t width) {
  const auto is_filled = [](std::string_view cell) { return !trim(cell).empty(); };
  const auto first = std::ranges::find_if(row, is_filled);
  if (first == row.end()) return false;
  // A single word in a short row may be the rest of a truncated file.
  const bool words = row.size() == width || trim(*first).find(' ') != std::string_view::npos;
  if (std::ranges::count_if(row, is_filled) == 1) return words;
  constexpr std::array<std::string_view, 8> kTotals{"total", "sum",     "average",  "grand total",
                                                    "mean",  "المجموع", "الإجمالي", "المتوسط"};
  const std::string_view text = trim(*first);
  return std::ranges::any_of(kTotals, [&](std::string_view word) {
    return lower_ascii(text.substr(0, word.size())) == word;
  });
}

void FootnoteSink::user_reports(const UserReports& reports, const Place& place) {
  release();
  records_ = true;
  ForwardingSink::user_reports(reports, place);
}

void FootnoteSink::incident(Incident incident, const Place& place) {
  release();
  records_ = true;
  ForwardingSink::incident(std::move(incident), place);
}

void FootnoteSink::reject(const Place& place, const std::string& reason, const std::string& hint) {
  if (!may_be_one_) {
    release();
    return sink_.reject(place, reason, hint);
  }
  held_.push_back({place, std::string(place.record), text_, reason, hint});
  constexpr std::size_t kMost = 50;
  if (held_.size() > kMost) release();
}

void FootnoteSink::begin_row(std::span<const std::string_view> row, std::size_t width) {
  may_be_one_ = records_ && may_be_footnote(row, width);
  if (may_be_one_) text_ = text_of_row(row);
}

void FootnoteSink::finish() {
  LinesBesideTable below;
  for (const Held& held : held_) below.add(held.place.line, held.text);
  below.tell("below the table", sink_);
  held_.clear();
}

void FootnoteSink::release() {
  for (Held& held : std::exchange(held_, {})) {
    held.place.record = held.record;
    sink_.reject(held.place, held.reason, held.hint);
  }
}

}  // namespace outagedb
