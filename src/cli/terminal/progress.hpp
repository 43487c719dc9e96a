#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace outagedb {

// The progress of reading one input.
struct ProgressState {
  std::uint64_t bytes = 0;             // read so far
  std::optional<std::uint64_t> total;  // total bytes, if known
  std::uint64_t records = 0;
  double seconds = 0;  // since the start
};

// "big.csv: 12.3 of 45.6 MB, 120,000 records/s, 34 s left", at most `width` columns wide. The name
// is printed verbatim: escape untrusted names first.
[[nodiscard]] std::string progress_line(const std::string& name, const ProgressState& state,
                                        std::size_t width);

// One line on standard error, redrawn a few times a second and erased at the end. Silent if
// standard error is not a terminal.
class Progress {
 public:
  Progress(std::string name, std::optional<std::uint64_t> total, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  [[nodiscard]] bool shown() const noexcept { return shown_; }
  void records(std::uint64_t number, std::uint64_t bytes);

 private:
  std::string name_;
  std::optional<std::uint64_t> total_;
  bool shown_;
  bool drawn_ = false;
  double began_ = 0;
  double drawn_at_ = 0;
};

}  // namespace outagedb
