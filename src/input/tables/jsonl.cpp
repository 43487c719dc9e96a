#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/line_buffer.hpp"
#include "input/records/json_outline.hpp"
#include "input/records/json_reader.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLineLimit = std::size_t{64} << 20;
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

class Lines {
 public:
  Lines(const ReadOptions& options, Sink& sink)
      : options_(options),
        sink_(sink),
        reports_(options, sink),
        incidents_(options, sink),
        unknown_(sink, "ignored") {}

  void read(const Place& place) {
    std::string_view type;
    try {
      const Fields& fields = json_.read(place.record);
      if (json_.repaired()) sink_.warn("invalid UTF-8 was replaced with U+FFFD");
      type = type_of(fields);
      if (type == "incident") return incidents_.read(fields, place);
      if (type == "coverage") {
        tell_unknown(fields, kCoverageMembers);
        return read_coverage(fields, place, options_, sink_);
      }
      if (type == "user_reports") {
        tell_unknown(fields, kReportMembers);
        return reports_.read(report_fields(fields), place);
      }
      if (read_exported(type, fields, place, sink_)) return;
      throw RecordError("type: unknown value '" + std::string(type) + "'",
                        "use " + std::string(kKinds));
    } catch (const RecordError& error) {
      sink_.reject(place, error.what(), error.hint());
    }
  }

 private:
  template <typename Names>
  void tell_unknown(const Fields& fields, const Names& names) {
    for (const Field& field : fields) {
      if (std::find(names.begin(), names.end(), field.name) == names.end())
        unknown_.tell(field.name);
    }
  }

  static ReportFields report_fields(const Fields& fields) {
    const auto* count = fields.has("user_reports") ? "user_reports" : "reports";
    return {fields.text("platform"), fields.text("region"), fields.text("observed_at"),
            fields.text(count),      fields.text("bucket"), fields.text("source"),
            fields.text("zone"),     fields.text("watched")};
  }

  const ReadOptions& options_;
  Sink& sink_;
  JsonReader json_;
  ReportReader reports_;
  IncidentReader incidents_;
  UnknownNames unknown_;
};

bool sniff(std::string_view head) {
  const auto line = first_line(head);
  if (line.empty() || line.front() != '{') return false;
  const JsonOutline record = outline(line);
  if (record.broken_at) return false;
  if (record.named("platform") != nullptr) return true;
  const auto* type = record.named("type");
  if (type == nullptr || type->text.size() < 2) return false;
  const auto word = type->text.substr(1, type->text.size() - 2);
  return word == "incident" || word == "user_reports" || word == "coverage" ||
         is_exported_type(word);
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  LineBuffer window(stream);
  Lines lines(options, sink);
  while (!window.at_end()) {
    const auto end = window.line_end(0, kLineLimit);
    Place place{window.line(), window.offset(), trim(window.first(end.value_or(kLineLimit)))};
    if (!end) {
      sink.reject(place, "the line is longer than 64 MiB",
                  "each record is one line; check for a missing line break");
      window.drop_line();
      continue;
    }
    if (!place.record.empty()) lines.read(place);
    window.drop(*end, 1);
  }
}

}  // namespace

extern const Format jsonl_format;  // listed in formats.cpp
const Format jsonl_format{"jsonl", "JSON lines of incidents, user reports or coverage", sniff,
                          read};

}  // namespace outagedb
