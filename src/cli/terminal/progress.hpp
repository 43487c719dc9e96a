#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace outagedb {

// How far the reading of one input has come.
struct ProgressState {
  std::uint64_t bytes = 0;             // read so far
  std::optional<std::uint64_t> total;  // bytes that there are, where that is known
  std::uint64_t records = 0;
  double seconds = 0;  // since it began
};

// "big.csv: 12.3 of 45.6 MB, 120,000 records/s, 34 s left", at most `width` columns wide.
// The name stands in it as it is: one from outside is to be made visible before.
[[nodiscard]] std::string progress_line(const std::string& name, const ProgressState& state,
                                        std::size_t width);

// One line on standard error, drawn anew a few times a second and gone when it is done. Silent
// where standard error is no terminal.
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
