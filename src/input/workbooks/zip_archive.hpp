#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// Whether the input starts with the header of a zip archive.
[[nodiscard]] bool is_zip(std::string_view head) noexcept;

// A zip archive in memory.
class ZipArchive {
 public:
  // A larger file is refused, before and after decompression: it is held in memory.
  static constexpr std::size_t kMostBytes = std::size_t{128} << 20U;

  // Throws Error if the archive is damaged.
  explicit ZipArchive(std::string bytes);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  // Of all files, without folders and without what macOS adds to them, in the order of the archive.
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] bool has(const std::string& name) const;
  // Throws Error if there is no such file, if it is damaged, encrypted or larger than kMostBytes.
  [[nodiscard]] std::string read(const std::string& name) const;

 private:
  struct State;
  std::string bytes_;
  std::unique_ptr<State> state_;
};

}  // namespace outagedb
