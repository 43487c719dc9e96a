#include "run.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <vector>

#include "base/sha256.hpp"
#include "cli/program.hpp"

namespace outagedb::fault {
namespace {

constexpr unsigned kSecondsAtMost = 60;

Tally& shared_tally() {
  static auto* const tally = static_cast<Tally*>(
      mmap(nullptr, sizeof(Tally), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  if (tally == MAP_FAILED) throw std::runtime_error("no shared memory");
  return *tally;
}

[[noreturn]] void be_the_program(const std::filesystem::path& database, const Words& words,
                                 const Fault& fault, int told) {
  dup2(told, STDOUT_FILENO);
  dup2(told, STDERR_FILENO);
  alarm(kSecondsAtMost);
  std::vector<std::string> all{"outagedb", "--db", database};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  const int count = static_cast<int>(arguments.size());
  arguments.push_back(nullptr);
  arm(fault, shared_tally(), database.parent_path());
  const int code = run_program(count, arguments.data());
  end_of_run();
  disarm();
  std::cout.flush();
  std::fflush(nullptr);
  _exit(code);
}

std::string all_of(int file) {
  std::string text(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
  if (pread(file, text.data(), text.size(), 0) < 0) text.clear();
  return text;
}

std::string digest_of(SQLite::Database& db, const std::string& table) {
  std::string row;
  SQLite::Statement columns(db, "SELECT name FROM pragma_table_info(?)");
  columns.bind(1, table);
  while (columns.executeStep())
    row += fmt::format("{}quote(\"{}\")", row.empty() ? "" : " || ',' || ",
                       columns.getColumn(0).getString());
  SQLite::Statement rows(db, fmt::format("SELECT {} FROM \"{}\" ORDER BY 1", row, table));
  Sha256 digest;
  while (rows.executeStep()) digest.add(rows.getColumn(0).getString() + '\n');
  return digest.digest();
}

}  // namespace

Run run(const std::filesystem::path& database, const Words& words, const Fault& fault) {
  Tally& tally = shared_tally();
  tally.calls = tally.syncs = tally.allocations = tally.injected = 0;
  std::cout.flush();  // what the child would print too
  const int told = memfd_create("told", MFD_CLOEXEC);
  const pid_t child = fork();
  if (told < 0 || child < 0) throw std::runtime_error("no process can be made");
  if (child == 0) be_the_program(database, words, fault, told);
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("the process got lost");
  Run ended{WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), all_of(told), &tally};
  close(told);
  return ended;
}

State state_of(const std::filesystem::path& database) {
  State state;
  if (!std::filesystem::exists(database)) return state;
  SQLite::Database db(database, SQLite::OPEN_READWRITE);
  std::vector<std::string> tables;
  SQLite::Statement names(db, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
  for (const std::string& table : tables) state.tables[table] = digest_of(db, table);
  state.journal_mode = db.execAndGet("PRAGMA journal_mode").getString();
  return state;
}

std::string integrity_of(const std::filesystem::path& database) {
  SQLite::Database db(database, SQLite::OPEN_READWRITE);
  const std::string found = db.execAndGet("PRAGMA integrity_check").getString();
  return found == "ok" ? "" : found;
}

std::string difference(const State& one, const State& other) {
  std::string told;
  std::map<std::string, std::string> all = one.tables;
  all.insert(other.tables.begin(), other.tables.end());
  const auto digest = [](const State& state, const std::string& table) {
    const auto found = state.tables.find(table);
    return found == state.tables.end() ? std::string() : found->second;
  };
  for (const auto& [table, unused] : all)
    if (digest(one, table) != digest(other, table)) told += table + ' ';
  if (one.journal_mode != other.journal_mode)
    told += fmt::format("journal_mode {} {}", one.journal_mode, other.journal_mode);
  return told;
}

}  // namespace outagedb::fault
