#include "base/text.hpp"
#include "input/records/count_text.hpp"
#include "input/records/row_times.hpp"
#include "input/tables/native.hpp"
#include "time/grammar/region_labels.hpp"

namespace outagedb {

void ReportReader::read(const ReportFields& fields, const Place& place) {
  UserReports reports;
  try {
    reports = interpret(fields, place);
  } catch (const RecordError& error) {
    return sink_.reject(place, error.what(), error.hint());
  }
  sink_.user_reports(reports, place);
}

UserReports ReportReader::interpret(const ReportFields& fields, const Place& place) {
  UserReports reports;
  reports.platform = either(trim(fields.platform), options_.platform);
  if (reports.platform.empty()) {
    throw RecordError("platform: missing", "add it to the record, or specify it with --platform");
  }
  reports.region = either(trim(fields.region), "WW");
  reports.source = either(trim(fields.source), either(options_.source, kUnnamedSource));
  const auto observed_at = trim(fields.observed_at);
  if (const auto at = parse_rfc3339(observed_at)) {
    reports.at = *at;
  } else if (observed_at.empty()) {
    throw RecordError("observed_at: missing", "state when the reports were counted");
  } else {
    const std::string region(reports.region);
    const RowTimes times(with_labels_of(options_.time, {&region, 1}), trim(fields.zone), place,
                         sink_);
    reports.at = times.exact("observed_at", observed_at);
  }
  if (options_.now > 0 && reports.at > options_.now) {
    throw RecordError("observed_at: '" + std::string(observed_at) + "' is in the future",
                      "check the year and the offset");
  }
  reports.bucket = bucket_of(trim(fields.bucket));
  reports.watched = truth("watched", trim(fields.watched), true);
  const auto count = trim(fields.user_reports);
  if (count.empty()) {
    throw RecordError("user_reports: missing", "omit the row if the number is unknown");
  }
  reports.count = whole_number("user_reports", count);
  return reports;
}

std::optional<Seconds> ReportReader::bucket_of(std::string_view text) {
  if (text == bucket_text_) return bucket_;
  std::optional<Seconds> bucket;
  if (!text.empty()) {
    const DurationBounds stated = stated_duration("bucket", text);
    if (!stated.min || stated.min != stated.max || *stated.min <= 0) {
      throw RecordError("bucket: '" + std::string(text) + "' is not a valid length of time",
                        "write 15m, 1h or PT15M");
    }
    bucket = stated.min;
  }
  bucket_text_ = text;
  bucket_ = bucket;
  return bucket;
}

}  // namespace outagedb
