#include "base/database_copy.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

#include "base/error.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kWait{50};
constexpr int kAttempts = 200;
// File times advance in steps of a few milliseconds: a second write within one step would leave no
// trace.
constexpr auto kSettled = milliseconds(20);

// Identifies the state of a file. A missing file counts as an empty one.
struct State {
  ino_t file = 0;
  off_t size = 0;
  std::int64_t written = 0;  // nanoseconds
  bool operator==(const State&) const = default;
};

State state_of(const fs::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0 || found.st_size == 0) return {};
  return {found.st_ino, found.st_size,
          std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec};
}

using States = std::array<State, 3>;  // of the database, its log and its journal

fs::path beside(const fs::path& database, const char* suffix) { return database.string() + suffix; }

States states_of(const fs::path& database) {
  return {state_of(database), state_of(beside(database, "-wal")),
          state_of(beside(database, "-journal"))};
}

bool is_settled(const States& states) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto latest = std::chrono::duration_cast<std::chrono::nanoseconds>(now - kSettled).count();
  return states[0].written < latest && states[1].written < latest;
}

// Users who may not write beside the database often may not write to $TMPDIR either.
fs::path private_folder() {
  std::error_code none;
  for (const fs::path& parent : {fs::temp_directory_path(none), fs::path("/tmp"),
                                 fs::path("/var/tmp"), fs::path("/dev/shm")}) {
    std::string name = (parent / "outagedb-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) return name;
  }
  throw Error(fmt::format("cannot create a temporary copy to read: {}", std::strerror(errno)),
              "set TMPDIR to a writable folder");
}

// False if it was written to meanwhile.
bool copied(const fs::path& database, const fs::path& copy) {
  const States before = states_of(database);
  if (!is_settled(before) || before[2].size > 0) return false;
  fs::copy_file(database, copy, fs::copy_options::overwrite_existing);
  fs::remove(beside(copy, "-wal"));
  if (before[1].size > 0) fs::copy_file(beside(database, "-wal"), beside(copy, "-wal"));
  fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
  return states_of(database) == before;
}

}  // namespace

DatabaseCopy::DatabaseCopy(const fs::path& database)
    : folder_(private_folder()), path_(folder_ / "copy.db") {
  try {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      if (copied(database, path_)) return;
      std::this_thread::sleep_for(kWait);
    }
  } catch (const fs::filesystem_error& error) {
    fs::remove_all(folder_);
    throw Error(fmt::format("{}: cannot copy it for reading: {}", database.string(),
                            error.code().message()),
                "free space in TMPDIR, or read it in a writable folder");
  }
  fs::remove_all(folder_);
  throw Error(
      fmt::format("{}: is being written constantly, or has an unfinished transaction to roll "
                  "back",
                  database.string()),
      "read it in a writable folder, or try again later");
}

DatabaseCopy::~DatabaseCopy() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace outagedb
