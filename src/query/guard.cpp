#include "query/guard.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <string_view>
#include <utility>

#include "base/embedded.hpp"
#include "base/error.hpp"

namespace outagedb {
namespace {

constexpr int kSteps = 10'000;          // of SQLite's VM between two looks at the clock: below 1 ms
constexpr double kLongest = 1e9;        // seconds; the clock's range is limited
constexpr unsigned kGrace = 2;          // seconds
constexpr int kLongestText = 16 << 20;  // one call of zeroblob() or printf() is a single step

constexpr std::pair<int, const char*> kNames[] = {
    {SQLITE_ATTACH, "ATTACH"},
    {SQLITE_DETACH, "DETACH"},
    {SQLITE_PRAGMA, "PRAGMA"},
    {SQLITE_INSERT, "INSERT"},
    {SQLITE_UPDATE, "UPDATE"},
    {SQLITE_DELETE, "DELETE"},
    {SQLITE_TRANSACTION, "a transaction"},
    {SQLITE_SAVEPOINT, "a savepoint"},
};

// Functions that give a query more than values: code, or an address of this process.
constexpr std::string_view kRefusedFunctions[] = {"load_extension", "fts3_tokenizer"};

const char* name_of(int action, const char* table, const char* function) {
  if (action == SQLITE_FUNCTION && function != nullptr) return function;
  if (action == SQLITE_UPDATE && table != nullptr && std::string_view(table) == "sqlite_master")
    return "this virtual table";
  const auto* found = std::find_if(std::begin(kNames), std::end(kNames),
                                   [&](const auto& named) { return named.first == action; });
  return found == std::end(kNames) ? "a schema change" : found->second;
}

// SQLite asks for permission to UPDATE the schema when it first meets a virtual table, although it
// changes nothing. So the tables that a query may read are touched before anything is denied.
void meet(sqlite3* db, const std::string& table) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, ("SELECT 1 FROM " + table).c_str(), -1, &statement, nullptr);
  sqlite3_finalize(statement);
}

bool allowed(int action, const char* function) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return true;
    case SQLITE_FUNCTION:
      return function != nullptr &&
             std::ranges::find(kRefusedFunctions, function) == std::end(kRefusedFunctions);
    default:
      return false;
  }
}

// Nothing is written while a query runs, so nothing is left half done.
void end_program(int) {
  constexpr std::string_view kTold =
      "error: query stopped: a single step exceeded the time limit\n"
      " hint: use shorter texts, or raise the limit with --timeout SECONDS\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kTold.data(), kTold.size());
  ::_exit(kUnusable);
}

}  // namespace

SelectOnly::SelectOnly(sqlite3* db)
    : db_(db), longest_(sqlite3_limit(db, SQLITE_LIMIT_LENGTH, kLongestText)) {
  for (const auto& view : embedded::views()) meet(db_, std::string(view.name));
  for (const char* table : {"json_each", "json_tree"}) meet(db_, table);
  sqlite3_set_authorizer(db_, decide, this);
}

SelectOnly::~SelectOnly() {
  sqlite3_set_authorizer(db_, nullptr, nullptr);
  sqlite3_limit(db_, SQLITE_LIMIT_LENGTH, longest_);
}

int SelectOnly::decide(void* self, int action, const char* first, const char* second, const char*,
                       const char*) noexcept {
  if (allowed(action, second)) return SQLITE_OK;
  auto& refused = static_cast<SelectOnly*>(self)->refused_;
  if (refused.empty()) refused = name_of(action, first, second);
  return SQLITE_DENY;
}

TimeLimit::TimeLimit(sqlite3* db, std::optional<double> seconds) : db_(db) {
  if (!seconds) return;
  const std::chrono::duration<double> length(std::clamp(*seconds, 0.0, kLongest));
  std::signal(SIGALRM, end_program);
  ::alarm(static_cast<unsigned>(length.count()) + kGrace);
  end_ = std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::steady_clock::duration>(length);
  sqlite3_progress_handler(db_, kSteps, look, this);
}

TimeLimit::~TimeLimit() {
  ::alarm(0);
  sqlite3_progress_handler(db_, 0, nullptr, nullptr);
}

int TimeLimit::look(void* self) noexcept {
  auto& limit = *static_cast<TimeLimit*>(self);
  if (std::chrono::steady_clock::now() >= limit.end_) limit.over_ = true;
  return limit.over_ ? 1 : 0;
}

}  // namespace outagedb
