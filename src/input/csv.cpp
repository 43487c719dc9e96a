#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "input/csv_reader.hpp"
#include "input/head.hpp"
#include "input/native.hpp"

namespace outagedb {
namespace {

using Names = std::vector<std::string>;

bool among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names names_of(std::span<const std::string_view> header) {
  Names names;
  for (const auto field : header) {
    std::string name = lower_ascii(trim(field));
    if (name == "reports") name = "user_reports";
    if (name.empty()) name = "column " + std::to_string(names.size() + 1);
    names.push_back(std::move(name));
  }
  return names;
}

bool has_reports(const Names& names) {
  return among(names, "user_reports") && !among(names, "started") && !among(names, "title");
}

bool has_incidents(const Names& names) {
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name != "platform" && IncidentReader::knows(name);
  });
}

// What a header lacks to be read, and how to mend it.
void check_header(const Names& names, const ReadOptions& options) {
  const bool separators =
      names.size() == 1 && names.front().find_first_of(";\t") != std::string::npos;
  if (separators)
    throw RecordError("the columns are not separated by commas", "save the file with commas");
  if (std::set<std::string_view>(names.begin(), names.end()).size() < names.size()) {
    throw RecordError("the header names a column twice", "give every column its own name");
  }
  if (!among(names, "platform") && options.platform.empty()) {
    throw RecordError("the header has no column platform",
                      "add it, or name the platform with --platform");
  }
  if (has_reports(names) ? !among(names, "observed_at") : !has_incidents(names)) {
    throw RecordError(
        "the header names no columns that are known",
        "user reports need platform, observed_at and user_reports; incidents need platform "
        "and started, ended or when");
  }
}

std::string count_hint(std::size_t fields, std::size_t names) {
  return fields > names
             ? "a text that holds a comma needs quotes around it, right after the comma before it"
             : "empty columns still need their commas";
}

class Rows {
 public:
  Rows(const ReadOptions& options, Sink& sink, Names names)
      : sink_(sink),
        names_(std::move(names)),
        is_reports_(has_reports(names_)),
        reports_(options, sink),
        incidents_(options, sink) {
    if (!is_reports_) return;
    for (const auto name : kReportColumns) {
      columns_.push_back(
          static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin()));
    }
    UnknownNames unknown(sink, "left out");
    for (const auto& name : names_) {
      const bool known =
          std::find(kReportColumns.begin(), kReportColumns.end(), name) != kReportColumns.end();
      if (!known) unknown.tell(name);
    }
  }

  void read(const CsvRecord& record) {
    if (record.fields.size() != names_.size()) {
      return sink_.reject(record.place,
                          std::to_string(record.fields.size()) + " fields where the header names " +
                              std::to_string(names_.size()),
                          count_hint(record.fields.size(), names_.size()));
    }
    if (is_reports_) return read_reports(record);
    fields_.clear();
    for (std::size_t i = 0; i < names_.size(); ++i) fields_.add(names_[i], record.fields[i]);
    incidents_.read(fields_, record.place);
  }

 private:
  void read_reports(const CsvRecord& record) {
    const auto field = [&](std::size_t n) {
      return columns_[n] < record.fields.size() ? record.fields[columns_[n]] : std::string_view{};
    };
    reports_.read({field(0), field(1), field(2), field(3), field(4), field(5), field(6)},
                  record.place);
  }

  Sink& sink_;
  Names names_;
  bool is_reports_;
  std::vector<std::size_t> columns_;  // of the fields of a user report, in their order
  Fields fields_;
  ReportReader reports_;
  IncidentReader incidents_;
};

bool sniff(std::string_view head) {
  const auto line = first_line(head);
  if (line.empty() || line.front() == '{' || line.front() == '[') return false;
  std::vector<std::string_view> header;
  for (auto name : split(line, ',')) {
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
      name = name.substr(1, name.size() - 2);
    header.push_back(name);
  }
  const Names names = names_of(header);
  return among(names, "platform") &&
         (among(names, "observed_at") || has_reports(names) || has_incidents(names));
}

// Spreadsheets end files with rows of nothing but commas.
bool is_empty(const CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](std::string_view field) { return trim(field).empty(); });
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  CsvReader reader(stream);
  const CsvRecord* record = reader.next();
  if (record == nullptr) return;
  if (!record->problem.empty()) return sink.reject(record->place, record->problem, record->hint);
  const Names names = names_of(record->fields);
  try {
    check_header(names, options);
  } catch (const RecordError& error) {
    return sink.reject(record->place, error.what(), error.hint());
  }
  sink.context(record->place.record);
  Rows rows(options, sink, names);
  while ((record = reader.next()) != nullptr) {
    if (record->repaired)
      sink.warn("text that is not valid UTF-8 was read with U+FFFD in its place");
    if (!record->problem.empty()) {
      sink.reject(record->place, record->problem, record->hint);
    } else if (!is_empty(*record)) {
      rows.read(*record);
    }
  }
}

}  // namespace

extern const Format csv_format;  // listed in formats.cpp
const Format csv_format{"csv", "CSV of user reports or incidents", sniff, read};

}  // namespace outagedb
