#include "input/tables/table_reader.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/records/csv_reader.hpp"
#include "input/records/separators.hpp"
#include "input/tables/beside_table.hpp"
#include "input/tables/native.hpp"
#include "input/tables/table_columns.hpp"

namespace outagedb {
namespace {

bool has_reports(const TableColumns& columns) {
  return columns.has("user_reports") && !columns.has("started") && !columns.has("title");
}

bool has_incidents(const TableColumns& columns) {
  for (std::size_t n = 0; n < columns.size(); ++n) {
    if (columns.name(n) != "platform" && IncidentReader::knows(columns.name(n))) return true;
  }
  return false;
}

// Reports what the header lacks, and how to fix it.
void check_header(const TableColumns& columns, const ReadOptions& options) {
  if (!columns.has("platform") && options.platform.empty()) {
    throw RecordError("the header has no column 'platform'",
                      "add it, specify the platform with --platform, or map another column with "
                      "--column platform=THEIR_COLUMN");
  }
  if (has_reports(columns) ? !columns.has("observed_at") : !has_incidents(columns)) {
    throw RecordError("the header lacks required columns",
                      "user reports need platform, observed_at and user_reports; incidents need "
                      "platform and started, ended or when; map other columns with "
                      "--column started=THEIR_COLUMN");
  }
}

std::string count_hint(std::size_t fields, std::size_t names, char separator) {
  const std::string name(name_of_separator(separator));
  return fields > names ? "quote a text that contains a " + name +
                              "; the opening quote must directly follow the previous " + name
                        : "empty columns still need their " + name + "s";
}

class Rows {
 public:
  Rows(const ReadOptions& options, FootnoteSink& sink, TableColumns columns, char separator)
      : sink_(sink),
        has_footnotes_(!options.table.columns.empty()),
        columns_(std::move(columns)),
        separator_(separator),
        is_reports_(has_reports(columns_)),
        reports_(options, sink),
        incidents_(options, sink) {
    for (const std::string& note : columns_.notes()) sink.warn(note);
    if (!is_reports_) return;
    for (const auto name : kReportColumns) wanted_.push_back(columns_.index(name));
    UnknownNames unknown(sink, "ignored");
    for (std::size_t n = 0; n < columns_.size(); ++n) {
      if (std::find(wanted_.begin(), wanted_.end(), n) == wanted_.end())
        unknown.tell(columns_.name(n));
    }
  }

  void read(const CsvRecord& record) {
    if (columns_.is_empty(record.fields)) return;
    const std::size_t fields = record.fields.size();
    const std::size_t width = columns_.width();
    columns_.forget();
    if (has_footnotes_) sink_.begin_row(record.fields, width);
    try {
      if (fields != width) {
        throw RecordError("the row has " + std::to_string(fields) + " fields, but the header has " +
                              std::to_string(width),
                          count_hint(fields, width, separator_));
      }
      is_reports_ ? read_reports(record) : read_incident(record);
    } catch (const RecordError& error) {
      sink_.reject(record.place, error.what(), error.hint());
    }
  }

 private:
  void read_reports(const CsvRecord& record) {
    const auto field = [&](std::size_t n) {
      return wanted_[n] < columns_.size() ? columns_.text(wanted_[n], record.fields)
                                          : std::string_view{};
    };
    reports_.read({field(0), field(1), field(2), field(3), field(4), field(5), field(6), {}},
                  record.place);
  }

  void read_incident(const CsvRecord& record) {
    fields_.clear();
    for (std::size_t n = 0; n < columns_.size(); ++n) {
      const auto text = columns_.text(n, record.fields);
      if (!text.empty()) fields_.add(columns_.name(n), text);
    }
    incidents_.read(fields_, record.place);
  }

  FootnoteSink& sink_;
  bool has_footnotes_;  // not in tables of our own format
  TableColumns columns_;
  char separator_;
  bool is_reports_;
  std::vector<std::size_t> wanted_;  // column indices of a user report's fields, in order
  Fields fields_;
  ReportReader reports_;
  IncidentReader incidents_;
};

std::string text_of(const CsvRecord& record) {
  return record.problem.empty() ? text_of_row(record.fields) : std::string(record.place.record);
}

// The heading; null in an empty table. What precedes it is reported.
const CsvRecord* heading_of(CsvReader& reader, const TableMapping& mapping, Sink& sink) {
  const CsvRecord* record = reader.next();
  if (!mapping.header_line) return record;
  LinesBesideTable above;
  for (; record != nullptr && record->place.line < *mapping.header_line; record = reader.next())
    above.add(record->place.line, text_of(*record));
  if (record == nullptr || record->place.line != *mapping.header_line) {
    throw Error("no row of the table begins on line " + std::to_string(*mapping.header_line),
                "give the line of the heading with --header-line, counted from 1");
  }
  above.tell("above the heading", sink);
  return record;
}

bool is_units(const CsvRecord& record, const TableMapping& mapping, Sink& sink) {
  if (mapping.units_line != record.place.line) return false;
  LinesBesideTable units;
  units.add(record.place.line, text_of(record));
  units.tell("with the units of the columns", sink);
  return true;
}

// Applies a check to the header at the start of an input; false if there is no header.
template <typename Says>
bool header_of(std::string_view head, const TableMapping& mapping, Says says) {
  if (!is_some_table(head)) return false;
  std::istringstream stream{std::string(head)};
  CsvReader reader(stream, mapping.separator);
  const CsvRecord* record = reader.next();
  if (record == nullptr || !record->problem.empty()) return false;
  try {
    return says(TableColumns(record->fields, mapping), reader.separator());
  } catch (const RecordError&) {
    return false;
  }
}

}  // namespace

bool is_some_table(std::string_view head) noexcept {
  const auto content = content_of(head);
  constexpr std::string_view kBrackets = "{[<";
  return !content.empty() && kBrackets.find(content.front()) == std::string_view::npos;
}

bool is_our_table(std::string_view head, std::string_view separators) {
  return header_of(head, {}, [&](const TableColumns& columns, char separator) {
    return separators.find(separator) != std::string_view::npos && columns.has("platform") &&
           (columns.has("observed_at") || has_reports(columns) || has_incidents(columns));
  });
}

bool fits_mapping(std::string_view head, const TableMapping& mapping) {
  return !mapping.columns.empty() &&
         header_of(head, mapping, [](const TableColumns&, char) { return true; });
}

void read_table(std::istream& stream, std::optional<char> separator, const ReadOptions& options,
                Sink& sink) {
  CsvReader reader(stream, separator);
  const CsvRecord* record = heading_of(reader, options.table, sink);
  if (record == nullptr) return;
  if (!record->problem.empty()) return sink.reject(record->place, record->problem, record->hint);
  FootnoteSink rest(sink);
  std::optional<Rows> rows;
  try {
    TableColumns columns(record->fields, options.table);
    check_header(columns, options);
    rows.emplace(options, rest, std::move(columns), reader.separator());
  } catch (const RecordError& error) {
    return sink.reject(record->place, error.what(), error.hint());
  }
  sink.context(record->place.record);
  while ((record = reader.next()) != nullptr) {
    if (record->repaired) sink.warn("invalid UTF-8 was replaced with U+FFFD");
    if (!record->problem.empty()) {
      rest.begin_row({}, 0);
      rest.reject(record->place, record->problem, record->hint);
    } else if (!is_units(*record, options.table, sink)) {
      rows->read(*record);
    }
  }
  rest.finish();
}

}  // namespace outagedb
