#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

using ::testing::HasSubstr;
using Row = std::vector<std::string>;

// The cells of a line of a Markdown table; none for any other line.
Row cells_of(const std::string& line) {
  Row cells;
  std::size_t at = line.starts_with('|') ? 1 : std::string::npos;
  while (at < line.size()) {
    const auto end = std::min(line.find('|', at), line.size());
    const std::string cell = line.substr(at, end - at);
    const auto first = cell.find_first_not_of(" `");
    cells.push_back(first == std::string::npos
                        ? ""
                        : cell.substr(first, cell.find_last_not_of(" `") + 1 - first));
    at = end + 1;
  }
  return cells;
}

// The rows of all tables of docs/time.md whose first heading is this.
std::vector<Row> rows_under(std::string_view heading) {
  std::ifstream file(SOURCE_DIR "/docs/time.md");
  std::vector<Row> rows;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    Row cells = cells_of(line);
    if (cells.empty()) {
      inside = false;
    } else if (cells[0] == heading) {
      inside = true;
    } else if (inside && !cells[0].starts_with("--")) {
      rows.push_back(std::move(cells));
    }
  }
  return rows;
}

std::string shown(std::optional<Instant> at) { return at ? format_rfc3339(*at) : "not known"; }

const TimeRules kEastern{.zone = Zone::named("ET")};

TEST(TimeDocs, times_are_read_as_told) {
  const auto rows = rows_under("You write");
  EXPECT_GT(rows.size(), 50U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3U) << row[0];
    const auto bounds = parse_time(row[0], kEastern).bounds;
    EXPECT_EQ(shown(bounds.min), row[1]) << row[0];
    EXPECT_EQ(shown(bounds.max), row[2]) << row[0];
  }
}

TEST(TimeDocs, spans_are_read_as_told) {
  const auto rows = rows_under("You write in `when");
  EXPECT_GE(rows.size(), 3U);
  for (const auto& row : rows) {
    const auto span = parse_span(row[0], kEastern);
    EXPECT_EQ(format_bounds(span.started.bounds, *kEastern.zone), row[1]) << row[0];
    const std::string end =
        span.ended ? format_bounds(span.ended->bounds, *kEastern.zone) : "not known";
    EXPECT_EQ(span.open ? "ongoing" : end, row[2]) << row[0];
  }
}

TEST(TimeDocs, durations_are_read_as_told) {
  const auto rows = rows_under("Duration");
  EXPECT_GE(rows.size(), 5U);
  for (const auto& row : rows) {
    const auto bounds = parse_duration(row[0]);
    EXPECT_EQ(bounds.min ? format_duration(*bounds.min) : "not known", row[1]) << row[0];
    EXPECT_EQ(bounds.max ? format_duration(*bounds.max) : "not known", row[2]) << row[0];
  }
}

TEST(TimeDocs, the_rest_is_refused_as_told) {
  const auto rows = rows_under("Not accepted");
  EXPECT_GT(rows.size(), 15U);
  for (const auto& row : rows) {
    try {
      (void)parse_time(row[0], {});
      ADD_FAILURE() << row[0] << " is read";
    } catch (const TimeError& error) {
      EXPECT_EQ(error.what(), row[1]) << row[0];
      EXPECT_EQ(error.hint(), row[2]) << row[0];
    }
  }
}

std::string answer_to(const std::string& text) {
  try {
    (void)parse_span(text, {.zone = Zone::utc()});
    return "read";
  } catch (const TimeError& error) {
    return error.what();
  }
}

std::map<std::string, std::string> edtf_answers() {
  std::map<std::string, std::string> answers;
  for (const auto& row : rows_under("EDTF")) answers[row.at(0)] = row.at(1);
  return answers;
}

TEST(TimeDocs, edtf_strings_are_answered_as_told) {
  const auto answers = edtf_answers();
  EXPECT_GT(answers.size(), 80U);
  for (const auto& [text, answer] : answers) EXPECT_EQ(answer_to(text), answer) << text;
}

std::filesystem::path samples() {
  const char* folder = std::getenv("OUTAGEDB_SAMPLES");
  return folder != nullptr ? folder : SOURCE_DIR "/../shared/samples";
}

// A list of valid strings that others publish: each has its answer in the documentation.
TEST(TimeDocs, every_published_edtf_string_has_an_answer) {
  std::ifstream file(samples() / "edtf" / "professionalwiki_valid.json");
  if (!file) {
    GTEST_SKIP() << "skipped: there is no list of EDTF strings in " << samples().string()
                 << " (OUTAGEDB_SAMPLES names its folder)";
  }
  const auto answers = edtf_answers();
  int strings = 0;
  for (std::string line;
       std::getline(file, line);) {  // a string a line; the names of lists end in ": ["
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    if (open == close || line.find("\":") != std::string::npos) continue;
    const std::string text = line.substr(open + 1, close - open - 1);
    EXPECT_TRUE(answers.contains(text)) << text;
    ++strings;
  }
  EXPECT_GT(strings, 100);
}

}  // namespace
}  // namespace outagedb
