#pragma once

#include <filesystem>

namespace outagedb {

// A folder for temporary files that only its owner can read (mode 0700). It is removed with
// everything in it.
class TemporaryFolder {
 public:
  // In $TMPDIR, else in /tmp. Throws Error if that fails.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace outagedb
