#include "model/report_day.hpp"

#include <charconv>
#include <iterator>
#include <numeric>

#include "base/error.hpp"

namespace outagedb {
namespace {

void append(std::string& text, std::int64_t number) {
  char digits[20];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
  text.append(digits, end);
}

// The number of buckets from `from` on whose batch ids differ by `step` from one to the next.
std::size_t run_length(std::span<const Bucket> buckets, std::size_t from, std::int64_t step) {
  std::size_t until = from + 1;
  while (until < buckets.size() && buckets[until].batch - buckets[until - 1].batch == step) ++until;
  return until - from;
}

std::string packed_batches(std::span<const Bucket> buckets) {
  std::string text;
  for (std::size_t from = 0; from < buckets.size();) {
    const std::int64_t step =
        from + 1 < buckets.size() ? buckets[from + 1].batch - buckets[from].batch : 0;
    std::size_t length = run_length(buckets, from, step);
    const bool steps = step > 0 && length > 2;
    if (step != 0 && !steps) length = 1;
    text += text.empty() ? "[[" : ",[";
    append(text, buckets[from].batch);
    text += ',';
    append(text, static_cast<std::int64_t>(length));
    if (steps) {
      text += ',';
      append(text, step);
    }
    text += ']';
    from += length;
  }
  return text += ']';
}

std::string packed_array(std::span<const Bucket> buckets, Seconds step) {
  std::string text;
  text.reserve(buckets.size() * 6);
  text += '[';
  append(text, buckets.front().count);
  for (std::size_t i = 1; i < buckets.size(); ++i) {
    for (Instant at = buckets[i - 1].at + step; at < buckets[i].at; at += step) text += ",null";
    text += ',';
    append(text, buckets[i].count);
  }
  return text += ']';
}

}  // namespace

ReportDay pack_day(std::span<const Bucket> buckets) {
  const Instant first = buckets.front().at;
  ReportDay row;
  row.offset = first - utc_day(first);
  row.buckets = std::ssize(buckets);
  row.peak = -1;
  for (const Bucket& bucket : buckets) {
    row.step = std::gcd(row.step, bucket.at - first);
    row.total += bucket.count;
    if (bucket.count <= row.peak) continue;
    row.peak = bucket.count;
    row.peak_at = bucket.at;
  }
  row.batches = packed_batches(buckets);
  const Seconds elements = row.step == 0 ? 1 : (buckets.back().at - first) / row.step + 1;
  row.counts = elements <= 2 * row.buckets ? packed_array(buckets, row.step)
                                           : pack_object(first, row.step, buckets);
  return row;
}

std::string pack_object(Instant first, Seconds step, std::span<const Bucket> buckets) {
  std::string text = "{";
  for (const Bucket& bucket : buckets) {
    text += text.size() == 1 ? "\"" : ",\"";
    append(text, (bucket.at - first) / step);
    text += "\":";
    append(text, bucket.count);
  }
  return text += '}';
}

void DayText::refuse() {
  throw Error("a list in user_report_day or user_report_version is malformed",
              "locate it with 'outagedb check', and restore a backup");
}

std::int64_t DayText::number() {
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
  if (failure != std::errc{} || value < 0) refuse();
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
  return value;
}

void unpack_counts(Instant first, Seconds step, std::string_view counts, Buckets& into) {
  into.clear();
  if (step < 0 || step > kDayLength) DayText::refuse();
  const Instant until = utc_day(first) + kDayLength;
  DayText text(counts);
  const auto take = [&](Instant at) {
    if (at >= until || (!into.empty() && at <= into.back().at)) DayText::refuse();
    into.push_back({at, text.number()});
  };
  if (text.skip("[")) {
    Instant at = first;
    do {
      if (!text.skip("null")) take(at);
      at += step;
    } while (text.skip(","));
    text.require("]");
  } else {
    text.require("{");
    do {
      text.require("\"");
      const std::int64_t index = text.number();
      text.require("\":");
      if (index >= kDayLength) DayText::refuse();
      take(first + index * step);
    } while (text.skip(","));
    text.require("}");
  }
  text.require_end();
}

void unpack_batches(std::string_view batches, Buckets& into) {
  std::size_t at = 0;
  each_run(batches, [&](std::int64_t batch, std::int64_t buckets, std::int64_t step) {
    if (buckets > std::ssize(into) - static_cast<std::int64_t>(at)) DayText::refuse();
    for (const std::size_t end = at + static_cast<std::size_t>(buckets); at < end; batch += step)
      into[at++].batch = batch;
  });
  if (at != into.size()) DayText::refuse();
}

}  // namespace outagedb
