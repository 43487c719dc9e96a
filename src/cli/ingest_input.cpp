#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/sha256.hpp"
#include "cli/commit.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/watched_sink.hpp"
#include "input/bytes/input_stream.hpp"
#include "input/feeds/upptime/upptime.hpp"
#include "input/tables/kept_options.hpp"
#include "input/tables/understand_table.hpp"
#include "output/tables/escape_controls.hpp"

namespace outagedb {
namespace {

BatchInput batch_input(const Input& input, std::string_view format, const ReadOptions& read,
                       const IngestSettings& settings) {
  return {.name = input.name,
          .format = std::string(format),
          .observed_at = read.observed_at.value_or(read.now),
          .stated_at = read.observed_at,
          .options = options_to_keep(read),
          .reports = {.duplicates = settings.duplicates},
          .watched = settings.watched};
}

void warn_of_guess(const InputStream& stream, IngestBatch& batch) {
  const std::string word = stream.guessed_word();
  if (word.empty()) return;
  batch.warn(fmt::format(
      "the encoding is read as windows-1252, because of '{}'; --encoding overrides it", word));
}

std::int64_t ingest_clone(SQLite::Database& db, const Input& clone,
                          const IngestSettings& settings) {
  const BatchInput input =
      batch_input(clone, format_named("upptime").name, settings.read, settings);
  IngestBatch batch(db, input);
  const std::string newest = read_upptime_clone(clone.name, settings.read, batch);
  const Summary summary = batch.finish(sha256(newest));
  commit_and_report(batch, summary, input, settings, summary.rejected);
  return summary.rejected;
}

}  // namespace

std::int64_t ingest_input(SQLite::Database& db, const Input& file, const IngestSettings& settings) {
  if (file.clone) return ingest_clone(db, file, settings);
  ReadOptions read = settings.read;
  InputStream stream(file.name, settings.encoding, settings.sheet);
  const Format& format = file.format != nullptr
                             ? *file.format
                             : format_to_read(settings.format, stream.head(), read.table);
  if (stream.is_plain() && stream.size()) read.path = file.name;
  if (format.takes_mapping && settings.encoding.empty()) stream.guess_encoding();
  std::vector<std::string> understood;
  if (!stream.sheet_note().empty()) understood.push_back(stream.sheet_note());
  if (format.takes_mapping) {
    // A key that is found in a part of a table may not be one of the whole.
    const bool foreign = is_understood_table(stream.head(), read.table);
    std::ranges::move(understand_table(foreign ? stream.long_head() : stream.head(), read),
                      std::back_inserter(understood));
  }
  const BatchInput input = batch_input(file, format.name, read, settings);
  IngestBatch batch(db, input);
  Summary summary;
  {
    Progress progress(escape_controls(file.name), stream.size(), settings.quiet);
    WatchedSink watched(batch, stream, progress);
    format.read(stream.stream(), read, progress.shown() ? static_cast<Sink&>(watched) : batch);
    warn_of_guess(stream, batch);
    summary = batch.finish(stream.sha256());
  }
  commit_and_report(batch, summary, input, settings, summary.rejected, understood);
  return summary.rejected;
}

}  // namespace outagedb
