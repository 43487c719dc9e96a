#include <fmt/format.h>

#include <iostream>
#include <sstream>

#include "base/error.hpp"
#include "cli/commit.hpp"
#include "input/tables/kept_options.hpp"
#include "model/forwarding_sink.hpp"
#include "store/batches/retry.hpp"

namespace outagedb {
namespace {

// Records whether the one record read is still rejected and whether it states anything; the batch
// must not reject it again. Coverage of a feed is not a record of a batch, but may be its only
// content.
class RetrySink final : public ForwardingSink {
 public:
  using ForwardingSink::ForwardingSink;
  void coverage(const Coverage& coverage, const Place& place) override {
    covers_ = true;
    ForwardingSink::coverage(coverage, place);
  }
  void reject(const Place& /*place*/, const std::string& /*reason*/,
              const std::string& /*hint*/) override {
    refused_ = true;
  }
  [[nodiscard]] bool refused() const noexcept { return refused_; }
  [[nodiscard]] bool covers() const noexcept { return covers_; }

 private:
  bool refused_ = false;
  bool covers_ = false;
};

void end_line(std::string& text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
}

// For a version of a feed in git that no format claimed, detects the format again.
const Format& format_for(const RejectReading& reading, const std::string& text,
                         const ReadOptions& options) {
  return format_to_read(reading.format == "git" ? "" : reading.format, text, options.table);
}

bool is_read(const StoredReject& reject, const ReadOptions& given, IngestBatch& batch) {
  const std::int64_t read = batch.so_far().read;
  const std::int64_t rejected = batch.so_far().rejected;
  const RejectReading& reading = reject.read_as;
  std::string text = reading.context;
  end_line(text);
  text += reject.record;
  end_line(text);
  RetrySink sink(batch);
  try {
    ReadOptions options = kept_options(reading.options, given);
    if (!options.observed_at) options.observed_at = reading.observed_at;
    batch.read_again(reading, options.observed_at);
    std::istringstream stream(text);
    format_for(reading, text, options).read(stream, options, sink);
  } catch (const Error&) {  // not one of its inputs: still rejected
    return false;
  }
  return !sink.refused() && batch.so_far().rejected == rejected &&
         (batch.so_far().read > read || sink.covers());
}

// Records that are still rejected, over all batches.
struct Left {
  std::int64_t all = 0;
  std::int64_t cut = 0;
  std::int64_t stated_twice = 0;
};

void tell(const Left& left, bool dry_run) {
  if (left.all == 0) {
    std::cerr << "no rejects " << (dry_run ? "would remain" : "remain") << '\n';
    return;
  }
  const std::string records =
      left.all == 1 ? std::string("1 record") : fmt::format("{} records", left.all);
  const char* refused = left.all == 1 ? "is still rejected" : "are still rejected";
  if (dry_run) refused = "would still be rejected";
  std::cerr << fmt::format("{} {}: 'outagedb query rejects'\n", records, refused);
  const auto are = [](std::int64_t count) {
    return count == 1 ? std::string("1 is") : fmt::format("{} are", count);
  };
  if (left.cut > 0)
    std::cerr << fmt::format("  {} stored only in part: ingest the file again\n", are(left.cut));
  if (left.stated_twice > 0) {
    std::cerr << fmt::format(
        "  {} of a bucket that the input states twice: ingest it again with --on-duplicate\n",
        are(left.stated_twice));
  }
}

// Returns how many are still rejected.
std::int64_t retry_batch(SQLite::Database& db, const RefusedBatch& refused,
                         const IngestSettings& settings) {
  const BatchInput input{.name = refused.input,
                         .format = refused.format,
                         .observed_at = settings.read.observed_at.value_or(refused.observed_at),
                         .stated_at = settings.read.observed_at};
  IngestBatch batch(db, input);
  batch.rely_on(refused.batch);
  const auto all = static_cast<std::int64_t>(refused.rejects.size());
  std::int64_t left = all;
  for (const StoredReject& reject : refused.rejects) {
    if (!is_read(reject, settings.read, batch)) continue;
    reject_was_read(db, reject, batch.so_far().batch);
    --left;
  }
  if (left == all) return all;
  const std::int64_t rejected = left + refused.cut + refused.stated_twice;
  commit_and_report(batch, batch.finish(""), input, settings, rejected);
  return settings.strict && rejected > 0 ? all : left;
}

}  // namespace

std::int64_t retry_rejects(SQLite::Database& db, const IngestSettings& settings) {
  Left left;
  for (const RefusedBatch& refused : refused_batches(db)) {
    const bool meant = settings.format.empty() || refused.format == settings.format;
    left.all += meant && !refused.rejects.empty()
                    ? retry_batch(db, refused, settings)
                    : static_cast<std::int64_t>(refused.rejects.size());
    left.all += refused.cut + refused.stated_twice;
    left.cut += refused.cut;
    left.stated_twice += refused.stated_twice;
  }
  if (!settings.quiet) tell(left, settings.dry_run);
  return left.all;
}

}  // namespace outagedb
