#include "base/new_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/error.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const char* hint) {
  throw Error(fmt::format("{}: {}", file.string(), std::strerror(errno)), hint);
}

[[noreturn]] void refuse(const fs::path& file) {
  throw Error(fmt::format("{}: file already exists", file.string()),
              "it was not overwritten; name another");
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// mkostemp and mkdtemp fill in six random characters.
std::string hidden_name(const fs::path& target) {
  return (folder_of(target) / ".outagedb-XXXXXX").string();
}

// Not every file system can rename without replacing; nearly all of the others have hard links.
bool rename_to_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  return ::link(from.c_str(), to.c_str()) == 0 && ::unlink(from.c_str()) == 0;
}

// The entries of a folder are on disk only once the folder itself is.
void sync_path(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) fail(folder, "check that the folder is readable");
  const int failed = ::fsync(handle);
  const int reason = errno;
  ::close(handle);
  errno = reason;
  if (failed != 0 && reason != EINVAL) fail(folder, "it may not be on disk");
}

// A device or a pipe has no content to preserve.
void write_special(const fs::path& path, std::string_view text) {
  const int handle = ::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  while (handle >= 0 && !text.empty()) {
    const ssize_t written = ::write(handle, text.data(), text.size());
    if (written < 0) break;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  const int reason = errno;
  if (handle >= 0) ::close(handle);
  if (handle < 0 || !text.empty())
    throw Error(fmt::format("{}: {}", path.string(), std::strerror(reason)),
                "the result was not written");
}

unsigned usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

void replace_file_of_many(const fs::path& path, std::string_view text) {
  struct stat there {};
  const bool exists = ::lstat(path.c_str(), &there) == 0;
  if (exists && S_ISLNK(there.st_mode))
    throw Error(fmt::format("{}: is a symbolic link", path.string()), "name the file itself");
  if (exists && S_ISDIR(there.st_mode))
    throw Error(fmt::format("{}: is a folder", path.string()), "the result was not written");
  if (exists && !S_ISREG(there.st_mode)) return write_special(path, text);
  if (exists && ::access(path.c_str(), W_OK) != 0)
    throw Error(fmt::format("{}: {}", path.string(), std::strerror(errno)),
                "the result was not written");
  NewFile file(path);
  file.write(text);
  file.permit(exists ? there.st_mode & 07777U : usual_mode());
  file.replace();
}

void replace_file(const fs::path& path, std::string_view text) {
  replace_file_of_many(path, text);
  if (fs::is_regular_file(fs::symlink_status(path))) sync_path(folder_of(path));
}

void require_absent(const fs::path& file) {
  struct stat there {};
  if (::lstat(file.c_str(), &there) == 0) refuse(file);
}

NewFile::NewFile(fs::path target) : target_(std::move(target)) {
  std::string name = hidden_name(target_);
  handle_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (handle_ < 0) fail(folder_of(target_), "name an existing folder that is writable");
  path_ = name;
}

NewFile::~NewFile() {
  if (handle_ >= 0) ::close(handle_);
  if (!kept_) ::unlink(path_.c_str());
}

void NewFile::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(handle_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(target_, "it was not written");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void NewFile::permit(unsigned mode) {
  if (::fchmod(handle_, mode) != 0) fail(target_, "it was not written");
}

void NewFile::sync() {
  if (::fsync(handle_) != 0) fail(target_, "it was not written");
}

void NewFile::keep_as_new() {
  sync();
  if (!rename_to_new(path_, target_)) {
    if (errno == EEXIST) refuse(target_);
    fail(target_, "it was not written");
  }
  kept_ = true;
  sync_path(folder_of(target_));
}

void NewFile::replace() {
  sync();
  if (::rename(path_.c_str(), target_.c_str()) != 0) fail(target_, "it was not written");
  kept_ = true;
}

NewFolder::NewFolder(fs::path target) : target_(std::move(target)) {
  if (!target_.has_filename()) target_ = target_.parent_path();  // a trailing slash
  std::string name = hidden_name(target_);
  if (::mkdtemp(name.data()) == nullptr)
    fail(folder_of(target_), "name an existing folder that is writable");
  path_ = name;
}

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!kept_) fs::remove_all(path_, ignored);
}

void NewFolder::keep() {
  sync_path(path_);
  if (::rename(path_.c_str(), target_.c_str()) != 0) fail(target_, "name a new or an empty folder");
  kept_ = true;
  sync_path(folder_of(target_));
}

}  // namespace outagedb
