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

// Our own formats, with the same names in CSV and in JSON lines. The meaning of these names is
// defined only here. Each reader passes what it read to the sink, or the record as rejected.

struct ReportFields {
  std::string_view platform, region, observed_at, user_reports, bucket, source, zone, watched;
};
inline constexpr std::array<std::string_view, 7> kReportColumns{
    // in their order
    "platform", "region", "observed_at", "user_reports", "bucket", "source", "zone"};

// Warns once about each name that is not read.
class UnknownNames {
 public:
  UnknownNames(Sink& sink, std::string_view fate) : sink_(sink), fate_(fate) {}
  void tell(std::string_view name);

 private:
  Sink& sink_;
  std::string_view fate_;  // what happens to the values under these names
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
  std::string bucket_text_;  // of the previous record: all rows of a file usually agree
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

// A period that somebody declares as monitored.
inline constexpr std::array<std::string_view, 13> kCoverageMembers{
    "type",        "platform", "from", "until", "region", "component", "source",
    "source_kind", "url",      "lang", "zone",  "basis",  "within"};
void read_coverage(const Fields& fields, const Place& place, const ReadOptions& options,
                   Sink& sink);

// The records that an export of a history adds to be exact: platform names, sources, reconciled
// statements, lists, manual entries, rejected records. Reading returns false for any other type.
// Throws RecordError if the record cannot be read.
[[nodiscard]] bool is_exported_type(std::string_view type) noexcept;
[[nodiscard]] bool read_exported(std::string_view type, const Fields& fields, const Place& place,
                                 Sink& sink);

// Throws RecordError for an unknown kind of source.
[[nodiscard]] std::string_view known_source_kind(std::string_view kind);

// Reads true, false or an empty text. Throws RecordError, naming the column, for anything else.
[[nodiscard]] bool truth(std::string_view column, std::string_view text, bool empty);

// The source, from source, source_kind, url, lang and zone. Throws RecordError for an unknown kind.
[[nodiscard]] Source source_of(const Fields& fields, const ReadOptions& options);

// The platforms named, else that of the options. Throws RecordError if there is none.
[[nodiscard]] std::vector<std::string_view> platforms_of(const Fields& fields,
                                                         const ReadOptions& options);

// The first if it is not empty, else the second.
[[nodiscard]] std::string_view either(std::string_view first, std::string_view second) noexcept;

}  // namespace outagedb
