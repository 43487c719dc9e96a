#include "operations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <fstream>

#include "base/embedded.hpp"
#include "base/sha256.hpp"
#include "store/care/database.hpp"

namespace outagedb::fault {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirst =
    R"({"platform":"Twitter","title":"Twitter is down","source":"One","key":"1","started":"2025-01-10T10:00:00Z","ended":"2025-01-10T11:00:00Z","severity":"major","regions":["US"],"counts":[{"count":"5000","at":"2025-01-10T10:30:00Z","peak":true}]}
{"platform":"Twitter","title":"Outage of Twitter","source":"Two","key":"a","started":"2025-01-10T10:30:00Z","ended":"2025-01-10T11:30:00Z","claims":[{"cause":"A switch failed","category":"network","standing":"official"}]}
{"platform":"X","title":"X is slow","source":"One","key":"3","started":"2025-02-01T12:00:00Z","ended":"2025-02-01T12:30:00Z","severity":"minor"}
{"platform":"X","region":"US","bucket":"5m","source":"Downdetector","observed_at":"2025-02-01T12:00:00Z","user_reports":40}
{"platform":"X","region":"US","bucket":"5m","source":"Downdetector","observed_at":"2025-02-01T12:05:00Z","user_reports":700}
{"platform":"Twitter","region":"SA","bucket":"5m","source":"Downdetector","observed_at":"2025-02-01T12:05:00Z","user_reports":12}
{"type":"coverage","platform":"X","from":"2025-01 UTC","until":"2025-03 UTC","source":"One"}
{"platform":"X","title":"No time is stated","source":"One","key":"5","started":"one fine day"}
)";

// Adds, changes, raises, restates and is refused.
constexpr const char* kSecond =
    R"({"platform":"Twitter","title":"Twitter was down","source":"One","key":"1","started":"2025-01-10T10:05:00Z","ended":"2025-01-10T11:00:00Z","stated_at":"2025-01-12T00:00:00Z","components":["API"],"updates":[{"at":"2025-01-10T10:10:00Z","status":"investigating","text":"We look into it."}]}
{"platform":"X","title":"X is down","source":"Two","key":"b","started":"2025-02-10 UTC"}
{"platform":"GitHub","title":"Errors","source":"Three","key":"c","started":"2025-03-05T06:00:00Z","ended":"2025-03-05T05:00:00Z"}
{"platform":"X","region":"US","bucket":"5m","source":"Downdetector","observed_at":"2025-02-01T12:05:00Z","user_reports":900}
{"platform":"X","region":"US","bucket":"5m","source":"Downdetector","observed_at":"2025-02-01T12:10:00Z","user_reports":300}
{"platform":"GitHub","region":"DE","bucket":"15m","source":"Downdetector","observed_at":"2025-03-05T06:00:00Z","user_reports":77}
{"type":"coverage","platform":"GitHub","from":"2025-01 UTC","until":"2025-04 UTC","source":"Three"}
{"platform":"X","title":"Nor is one here","source":"One","key":"6","started":"some other day"}
)";

constexpr const char* kOldRows =
    "INSERT INTO platform (id, slug, name) VALUES (1, 'x', 'X');"
    "INSERT INTO platform_name VALUES ('x', 'X', 1);"
    "INSERT INTO region (code) VALUES ('US');"
    "INSERT INTO source (id, kind, name) VALUES (1, 'user_reports', 'Downdetector'),"
    " (2, 'publisher', 'One');"
    "INSERT INTO batch (id, input, sha256, format, observed_at, ingested_at, records_read, added,"
    " tool_version, tz_version) VALUES (1, 'old.csv', '', 'csv', 1000000, 1000000, 3, 3, '0', '0');"
    "INSERT INTO series VALUES (1, 1, 'US', 1, 300);"
    "INSERT INTO user_report VALUES (1, 3600, 5), (1, 3900, 9);"
    "INSERT INTO user_report_hour VALUES (1, 3600, 14, 9, 3900, 2);"
    "INSERT INTO coverage VALUES (1, 1, 1, 'US', NULL, 3600, 4200, 'series', 1);"
    "INSERT INTO incident (id, source_id, key, platform_id, title, kind, stated_at, sha256,"
    " batch_id) VALUES (1, 2, 'k', 1, 'We move to X', 'notice', 2000, 'hash', 1);"
    "INSERT INTO incident_revision VALUES (1, 1000, 'hash', 1000, 1, '{}')";

// As the first version of the schema left it.
void make_old(const fs::path& file) {
  SQLite::Database db(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec("PRAGMA journal_mode = WAL; BEGIN");
  const auto& first = embedded::migrations().front();
  db.exec(std::string(first.text));
  db.exec(
      fmt::format("INSERT INTO migration VALUES (1, '{}', '{}', 1000000);"
                  "PRAGMA application_id = {}; PRAGMA user_version = 1",
                  first.name, sha256(first.text), kApplicationId));
  db.exec(kOldRows);
  db.exec("COMMIT");
}

}  // namespace

std::vector<Operation> operations() {
  const Words first{"ingest", "--quiet", "first.jsonl"};
  const Words second{"ingest", "--quiet", "--observed-at", "2025-06-01 UTC", "second.jsonl"};
  return {
      {.name = "ingest", .before = {first}, .words = second},
      {.name = "ingest-new", .before = {}, .words = first},
      {.name = "init", .before = {}, .words = {"init"}},
      {.name = "migrate", .before = {}, .words = {"migrate"}, .make = make_old},
      {.name = "merge", .before = {first}, .words = {"platform", "merge", "Twitter", "X"}},
      {.name = "undo",
       .before = {first, second},
       .words = {"batch", "undo", "2", "--who", "Ada", "--why", "a wrong file"}},
      {.name = "backup",
       .before = {first},
       .words = {"backup", "../trial/copy.db"},
       .makes = "copy.db"},
  };
}

void write_inputs(const fs::path& folder) {
  std::ofstream(folder / "first.jsonl") << kFirst;
  std::ofstream(folder / "second.jsonl") << kSecond;
}

}  // namespace outagedb::fault
