#include <fmt/format.h>

#include <iostream>
#include <sstream>

#include "base/error.hpp"
#include "cli/forwarding_sink.hpp"
#include "cli/keep.hpp"
#include "store/retry.hpp"

namespace outagedb {
namespace {

// Notes whether the one record that is read is still refused; the batch must not refuse it anew.
class RetrySink final : public ForwardingSink {
 public:
  using ForwardingSink::ForwardingSink;
  void reject(const Place& /*place*/, const std::string& /*reason*/,
              const std::string& /*hint*/) override {
    refused_ = true;
  }
  [[nodiscard]] bool refused() const noexcept { return refused_; }

 private:
  bool refused_ = false;
};

// Versions of a feed in git are told by their content, as they were at first.
const Format& format_for(const RefusedBatch& refused, const std::string& text) {
  return refused.format == "git" ? format_of(text) : format_named(refused.format);
}

bool is_read(const RefusedBatch& refused, const StoredReject& reject, const ReadOptions& options,
             IngestBatch& batch) {
  const std::int64_t read = batch.so_far().read;
  const std::int64_t rejected = batch.so_far().rejected;
  std::string text = refused.context;
  if (!text.empty() && text.back() != '\n') text += '\n';
  text += reject.record;
  if (text.back() != '\n') text += '\n';
  std::istringstream stream(text);
  RetrySink sink(batch);
  try {
    format_for(refused, text).read(stream, options, sink);
  } catch (const Error&) {  // not one of its inputs: refused as before
    return false;
  }
  return !sink.refused() && batch.so_far().rejected == rejected && batch.so_far().read > read;
}

// Records that stay refused, of all batches.
struct Left {
  std::int64_t all = 0;
  std::int64_t cut = 0;
  std::int64_t stated_twice = 0;
};

void tell(const Left& left) {
  if (left.all == 0) {
    std::cerr << "no record is refused any more\n";
    return;
  }
  std::cerr << (left.all == 1 ? std::string("1 record is")
                              : fmt::format("{} records are", left.all))
            << " still refused: 'outagedb query rejects'\n";
  const auto are = [](std::int64_t count) {
    return count == 1 ? std::string("1 is") : fmt::format("{} are", count);
  };
  if (left.cut > 0)
    std::cerr << fmt::format("  {} kept only in part: take the file in again\n", are(left.cut));
  if (left.stated_twice > 0) {
    std::cerr << fmt::format(
        "  {} of a bucket that the input states twice: take it in again with --on-duplicate\n",
        are(left.stated_twice));
  }
}

// Gives how many stay refused.
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
    if (!is_read(refused, reject, settings.read, batch)) continue;
    reject_was_read(db, reject.sha256, batch.so_far().batch);
    --left;
  }
  if (left == all) return all;
  const std::int64_t rejected = left + refused.cut + refused.stated_twice;
  keep_and_tell(batch, batch.finish(""), input, settings, rejected);
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
  if (!settings.quiet) tell(left);
  return left.all;
}

}  // namespace outagedb
