#pragma once

#include <filesystem>
#include <string_view>

namespace outagedb {

// A file in the making: it stands in the folder of the one that it is to become, under a name that
// nobody can foresee, readable by its owner alone, and is removed unless it is given its name. All
// throw Error.
class NewFile {
 public:
  explicit NewFile(std::filesystem::path target);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  void write(std::string_view text);
  // What others may do with it, as for open(2).
  void permit(unsigned mode);

  // On the disk under its name when it returns. What bears the name already, be it a link that
  // leads nowhere, is left as it is and an Error.
  void keep_as_new();
  // The same, in place of what bears the name; the name is on the disk once the folder is synced.
  void replace();

 private:
  void sync();

  std::filesystem::path target_;
  std::filesystem::path path_;
  int handle_;
  bool kept_ = false;
};

// The same for a folder: 0700, with nothing in it.
class NewFolder {
 public:
  explicit NewFolder(std::filesystem::path target);
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  // Takes the place of an empty folder at most.
  void keep();

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
  bool kept_ = false;
};

// Writes the file in place of the one before, with its permissions: whole, so that no reader meets
// half of it and what was there stays where it fails, and never through a link, also where somebody
// puts one there meanwhile. A device or a pipe is written to. Throws Error.
void replace_file(const std::filesystem::path& path, std::string_view text);
// The same for a file of many in one folder: only replace_file() for the last of them has all names
// on the disk.
void replace_file_of_many(const std::filesystem::path& path, std::string_view text);

// Throws Error where something bears that name: it is not to be overwritten.
void require_absent(const std::filesystem::path& file);

}  // namespace outagedb
