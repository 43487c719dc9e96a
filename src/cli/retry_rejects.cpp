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

}  // namespace

std::int64_t retry_rejects(SQLite::Database& db, const IngestSettings& settings) {
  std::int64_t still_refused = 0;
  for (const RefusedBatch& refused : refused_batches(db)) {
    if (!settings.format.empty() && refused.format != settings.format) {
      still_refused += static_cast<std::int64_t>(refused.rejects.size());
      continue;
    }
    const BatchInput input{.name = refused.input,
                           .format = refused.format,
                           .observed_at = settings.read.observed_at.value_or(refused.observed_at),
                           .stated_at = settings.read.observed_at};
    IngestBatch batch(db, input);
    batch.rely_on(refused.batch);
    std::int64_t read = 0;
    for (const StoredReject& reject : refused.rejects) {
      if (is_read(refused, reject, settings.read, batch)) {
        reject_was_read(db, reject.sha256, batch.so_far().batch);
        ++read;
      }
    }
    still_refused += static_cast<std::int64_t>(refused.rejects.size()) - read;
    if (read > 0) keep_and_tell(batch, batch.finish(""), input, settings);
  }
  if (!settings.quiet) {
    std::cerr << (still_refused == 0 ? "no record is refused any more\n"
                  : still_refused == 1
                      ? "1 record is still refused: 'outagedb query rejects'\n"
                      : fmt::format("{} records are still refused: 'outagedb query "
                                    "rejects'\n",
                                    still_refused));
  }
  return still_refused;
}

}  // namespace outagedb
