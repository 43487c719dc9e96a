#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "input/format.hpp"
#include "input/records/fields.hpp"

namespace outagedb {

// Our own forms, the same in CSV and in JSON lines: what the names of a record mean is said here
// alone. Each reader hands what it read to the sink, or the record as a reject.

struct ReportFields {
  std::string_view platform, region, observed_at, user_reports, bucket, source, zone, watched;
};
inline constexpr std::array<std::string_view, 7> kReportColumns{
    // in their order
    "platform", "region", "observed_at", "user_reports", "bucket", "source", "zone"};

// Tells once of each name that nothing is read from.
class UnknownNames {
 public:
  UnknownNames(Sink& sink, std::string_view fate) : sink_(sink), fate_(fate) {}
  void tell(std::string_view name);

 private:
  Sink& sink_;
  std::string_view fate_;  // what becomes of what stands under the name
  std::set<std::string, std::less<>> told_;
};

class ReportReader {
 public:
  ReportReader(const ReadOptions& options, Sink& sink) : options_(options), sink_(sink) {}
  void read(const ReportFields& fields, const Place& place);

 private:
  [[nodiscard]] UserReports interpret(const ReportFields& fields, const Place& place);
  [[nodiscard]] std::optional<Seconds> bucket_of(std::string_view text);

  const ReadOptions& options_;
  Sink& sink_;
  std::string bucket_text_;  // of the record before: all rows of a file say the same
  std::optional<Seconds> bucket_;
};

class IncidentReader {
 public:
  IncidentReader(const ReadOptions& options, Sink& sink)
      : options_(options), sink_(sink), unknown_(sink, "stored with the record") {}
  void read(const Fields& fields, const Place& place);

  [[nodiscard]] static bool knows(std::string_view name) noexcept;  // reads a column of that name

 private:
  [[nodiscard]] Incident interpret(const Fields& fields, const Place& place);
  void keep_unknown(const Fields& fields, Incident& incident);

  const ReadOptions& options_;
  Sink& sink_;
  UnknownNames unknown_;
};

// A stretch that somebody declares to have watched.
inline constexpr std::array<std::string_view, 13> kCoverageMembers{
    "type",        "platform", "from", "until", "region", "component", "source",
    "source_kind", "url",      "lang", "zone",  "basis",  "within"};
void read_coverage(const Fields& fields, const Place& place, const ReadOptions& options,
                   Sink& sink);

// What the export of a history says exactly: platforms' names, sources, statements as they were
// settled, lists, words of persons, what was refused. False where the type is none of these. Throws
// RecordError.
[[nodiscard]] bool is_exported_type(std::string_view type) noexcept;
[[nodiscard]] bool read_exported(std::string_view type, const Fields& fields, const Place& place,
                                 Sink& sink);

// Throws RecordError where a source can't be of that kind.
[[nodiscard]] std::string_view known_source_kind(std::string_view kind);

// true, false or empty. Throws RecordError for anything else, the column named.
[[nodiscard]] bool truth(std::string_view column, std::string_view text, bool empty);

// Who says so, by source, source_kind, url, lang and zone. Throws RecordError for an unknown kind.
[[nodiscard]] Source source_of(const Fields& fields, const ReadOptions& options);

// The platforms named, else the one of the options. Throws RecordError where there is none.
[[nodiscard]] std::vector<std::string_view> platforms_of(const Fields& fields,
                                                         const ReadOptions& options);

// The first that is not empty.
[[nodiscard]] std::string_view either(std::string_view first, std::string_view second) noexcept;

}  // namespace outagedb
