#include "input/feeds/upptime/upptime.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/whole_text.hpp"
#include "input/feeds/upptime/upptime_commits.hpp"
#include "input/feeds/upptime/upptime_history.hpp"
#include "input/git/git_log.hpp"
#include "input/records/csv_reader.hpp"
#include "input/records/fields.hpp"
#include "input/records/json_outline.hpp"
#include "input/records/row_times.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;

// The status commits as a table with one row each, for example printed by git with
// --format='%H,%aI,%s' under a header.
struct Columns {
  std::size_t commit, time, subject;
  std::size_t number;  // of all columns

  static std::optional<Columns> of(std::span<const std::string_view> header) {
    const auto at = [&](std::string_view name) {
      const auto found = std::find_if(header.begin(), header.end(), [&](std::string_view field) {
        return lower_ascii(trim(field)) == name;
      });
      return static_cast<std::size_t>(found - header.begin());
    };
    const auto author = at("author_time");
    const Columns columns{at("commit"), author < header.size() ? author : at("commit_time"),
                          at("subject"), header.size()};
    const auto last = std::max({columns.commit, columns.time, columns.subject});
    return last < header.size() ? std::optional(columns) : std::nullopt;
  }
};

bool is_log(std::string_view head) {
  std::istringstream line{std::string(first_line(head))};
  CsvReader reader(line);
  const CsvRecord* header = reader.next();
  return header != nullptr && header->problem.empty() && Columns::of(header->fields);
}

void read_row(const CsvRecord& row, const Place& place, const Columns& columns,
              const ReadOptions& options, StatusLog& log, Sink& sink) {
  if (!row.problem.empty()) throw RecordError(row.problem, row.hint);
  if (row.fields.size() != columns.number) {
    throw RecordError("the row has " + std::to_string(row.fields.size()) + " fields, not " +
                          std::to_string(columns.number),
                      "quote a subject that contains a comma");
  }
  const auto hash = trim(row.fields[columns.commit]);
  if (hash.empty()) throw RecordError("commit: missing", "the hash is the record's key");
  const RowTimes times(options.time, {}, place, sink);
  log.add(hash, times.exact("time", trim(row.fields[columns.time])), row.fields[columns.subject],
          place);
}

void read_log(WholeText& text, const ReadOptions& options, Sink& sink) {
  std::istringstream stream{std::string(text.text())};
  CsvReader reader(stream);
  const CsvRecord* header = reader.next();
  const auto columns = header == nullptr ? std::nullopt : Columns::of(header->fields);
  if (!columns)
    throw Error("cannot read the header", "expected columns such as commit,author_time,subject");
  StatusLog log(options, sink);
  while (const CsvRecord* row = reader.next()) {
    const Place place = text.place(row->place.offset, row->place.record);  // as in the original
    try {
      read_row(*row, place, *columns, options, log, sink);
    } catch (const RecordError& error) {
      sink.reject(place, error.what(), error.hint());
    }
  }
  log.finish();
}

// summary.json: the data of its page, such as minutes of downtime per day, but not their times.
bool is_summary(std::string_view head) {
  const auto content = content_of(head);
  if (!content.starts_with('[')) return false;
  const JsonOutline sites = outline(content);
  return !sites.parts.empty() && sites.parts[0].text.starts_with('{') &&
         outline(sites.parts[0].text).named("dailyMinutesDown") != nullptr;
}

bool sniff(std::string_view head) {
  return is_log(head) || is_upptime_history(head) || is_summary(head);
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  WholeText text(stream);
  if (text.repaired()) sink.warn("invalid UTF-8 was replaced with U+FFFD");
  if (is_log(text.text())) return read_log(text, options, sink);
  if (is_upptime_history(text.text())) return read_upptime_history(text, options, sink);
  if (is_summary(text.text())) {
    return sink.reject(
        text.place(0, text.text()),
        "this summary states how many minutes of a day a site was down, but not which",
        "import a clone of the repository: its commits state the times");
  }
  throw Error("neither a list of Upptime's status commits nor an Upptime history file",
              "the list needs the columns commit, author_time and subject");
}

}  // namespace

bool is_upptime_clone(const std::string& folder) {
  std::error_code unreadable;  // then it is not a readable clone
  const fs::path top(folder);
  return fs::exists(top / ".git", unreadable) && fs::exists(top / ".upptimerc.yml", unreadable);
}

std::string read_upptime_clone(const std::string& folder, const ReadOptions& options, Sink& sink) {
  std::error_code unreadable;
  if (fs::exists(fs::path(folder) / ".git/shallow", unreadable)) {
    sink.warn(
        "the clone is shallow and lacks the older commits: run 'git fetch --unshallow' in it");
  }
  StatusLog log(options, sink);
  std::uint64_t number = 0;
  std::string newest;
  read_git_log(folder, [&](const GitCommit& commit) {
    const std::string subject = valid_utf8(commit.subject);
    const std::string record =
        std::string(commit.hash) + " " + std::to_string(commit.at) + " " + subject;
    log.add(commit.hash, commit.at, subject, {++number, 0, record});
    newest = commit.hash;
  });
  log.finish();
  return newest;
}

extern const Format upptime_format;  // listed in formats.cpp
const Format upptime_format{"upptime", "Upptime status commits", sniff, read};

}  // namespace outagedb
