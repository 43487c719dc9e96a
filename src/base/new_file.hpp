#pragma once

#include <filesystem>
#include <string_view>

namespace outagedb {

// A file under construction: it is in the same folder as its target, under an unpredictable name,
// readable only by its owner, and is removed unless it is given its final name. All functions throw
// Error.
class NewFile {
 public:
  explicit NewFile(std::filesystem::path target);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  void write(std::string_view text);
  // Sets the permission bits, as for open(2).
  void permit(unsigned mode);

  // The file is on disk under its name when this returns. Throws Error if the name exists, even as
  // a dangling link, and leaves that untouched.
  void keep_as_new();
  // The same, but replaces an existing file; the name is on disk once the folder is synced.
  void replace();

 private:
  void sync();

  std::filesystem::path target_;
  std::filesystem::path path_;
  int handle_;
  bool kept_ = false;
};

// The same for a folder: mode 0700, initially empty.
class NewFolder {
 public:
  explicit NewFolder(std::filesystem::path target);
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  // Replaces at most an empty folder.
  void keep();

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
  bool kept_ = false;
};

// Replaces the file and keeps its permissions. The change is atomic: no reader sees a partial file,
// and the old one stays if it fails. Never follows a link, even one created meanwhile. A device or
// a pipe is written to. Throws Error.
void replace_file(const std::filesystem::path& path, std::string_view text);
// The same for one of many files in a folder: their names are all on disk only after replace_file()
// for the last of them.
void replace_file_of_many(const std::filesystem::path& path, std::string_view text);

// Throws Error if the name exists, so that it is not overwritten.
void require_absent(const std::filesystem::path& file);

}  // namespace outagedb
