#include "input/tables/json_records.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "input/records/json_outline.hpp"

namespace outagedb {
namespace {

constexpr std::array<std::string_view, 10> kReportMembers{
    "type",    "platform", "region", "observed_at", "user_reports",
    "reports", "bucket",   "source", "zone",        "watched"};
constexpr std::string_view kKinds = "incident, user_reports or coverage";

// The record's type: stated, or inferred from its members.
std::string_view type_of(const Fields& fields) {
  const auto type = fields.text("type");
  if (!type.empty()) return type;
  constexpr std::array kOfIncidents{"title", "started", "ended", "when", "counts", "updates"};
  if (std::any_of(kOfIncidents.begin(), kOfIncidents.end(),
                  [&](auto* name) { return fields.has(name); })) {
    return "incident";
  }
  if (fields.has("user_reports") || fields.has("reports")) return "user_reports";
  throw RecordError("the record is neither an incident nor user reports",
                    "add type (" + std::string(kKinds) +
                        "), or title, started, ended, when, counts or user_reports");
}

template <typename Names>
void tell_unknown(const Fields& fields, const Names& names, UnknownNames& unknown) {
  for (const Field& field : fields) {
    if (std::find(names.begin(), names.end(), field.name) == names.end()) unknown.tell(field.name);
  }
}

ReportFields report_fields(const Fields& fields) {
  const auto* count = fields.has("user_reports") ? "user_reports" : "reports";
  return {fields.text("platform"), fields.text("region"), fields.text("observed_at"),
          fields.text(count),      fields.text("bucket"), fields.text("source"),
          fields.text("zone"),     fields.text("watched")};
}

}  // namespace

bool is_our_record(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const JsonOutline record = outline(text);
  if (record.broken_at) return false;
  if (record.named("platform") != nullptr) return true;
  const auto* type = record.named("type");
  if (type == nullptr || type->text.size() < 2) return false;
  const auto word = type->text.substr(1, type->text.size() - 2);
  return word == "incident" || word == "user_reports" || word == "coverage" ||
         is_exported_type(word);
}

JsonRecords::JsonRecords(const ReadOptions& options, Sink& sink)
    : options_(options),
      sink_(sink),
      reports_(options, sink),
      incidents_(options, sink),
      unknown_(sink, "ignored") {}

void JsonRecords::read(const Place& place) {
  try {
    const Fields& fields = json_.read(place.record);
    if (json_.repaired()) sink_.warn("invalid UTF-8 was replaced with U+FFFD");
    read_fields(fields, place);
  } catch (const RecordError& error) {
    sink_.reject(place, error.what(), error.hint());
  }
}

void JsonRecords::read_fields(const Fields& fields, const Place& place) {
  const std::string_view type = type_of(fields);
  if (type == "incident") return incidents_.read(fields, place);
  if (type == "coverage") {
    tell_unknown(fields, kCoverageMembers, unknown_);
    return read_coverage(fields, place, options_, sink_);
  }
  if (type == "user_reports") {
    tell_unknown(fields, kReportMembers, unknown_);
    return reports_.read(report_fields(fields), place);
  }
  if (read_exported(type, fields, place, sink_)) return;
  throw RecordError("type: unknown value '" + std::string(type) + "'",
                    "use " + std::string(kKinds));
}

}  // namespace outagedb
