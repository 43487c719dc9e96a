#include "cli/terminal/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/clock.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr double kBetweenDraws = 0.2;
constexpr double kBeforeRates = 0.5;  // earlier estimates fluctuate too much
constexpr std::size_t kUsualWidth = 80;

std::string thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

struct Unit {
  double size;
  const char* name;
};

Unit unit_of(std::uint64_t bytes) {
  if (bytes < 1'000'000) return {1e3, "kB"};
  return bytes < 1'000'000'000 ? Unit{1e6, "MB"} : Unit{1e9, "GB"};
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{}:{:02} min", whole / 60, whole % 60);
  return fmt::format("{}:{:02} h", whole / 3600, whole % 3600 / 60);
}

bool is_terminal() {
  const char* kind = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && (kind == nullptr || std::string_view(kind) != "dumb");
}

std::size_t width_of_terminal() {
  winsize size{};
  const bool status = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return status ? size.ws_col : kUsualWidth;
}

}  // namespace

std::string progress_line(const std::string& name, const ProgressState& state, std::size_t width) {
  const Unit unit = unit_of(state.total.value_or(state.bytes));
  const auto done = static_cast<double>(state.bytes);
  std::string status = fmt::format("{:.1f}", done / unit.size);
  if (state.total)
    status += fmt::format(" of {:.1f}", static_cast<double>(*state.total) / unit.size);
  status += fmt::format(" {}", unit.name);
  if (state.seconds >= kBeforeRates) {
    const double rate = static_cast<double>(state.records) / state.seconds;
    status += fmt::format(", {} records/s", thousands(static_cast<std::uint64_t>(rate)));
    if (state.total && state.bytes > 0) {
      const auto left = static_cast<double>(*state.total - std::min(*state.total, state.bytes));
      status += fmt::format(", {} left", duration(left / done * state.seconds));
    }
  }
  if (display_width(name) + 2 + status.size() <= width) return name + ": " + status;
  return status.substr(0, width);
}

Progress::Progress(std::string name, std::optional<std::uint64_t> total, bool quiet)
    : name_(std::move(name)), total_(total), shown_(!quiet && is_terminal()) {
  if (shown_) began_ = drawn_at_ = clock_steady();
}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\x1B[K", stderr);
}

void Progress::records(std::uint64_t number, std::uint64_t bytes) {
  if (!shown_) return;
  const double now = clock_steady();
  if (now - drawn_at_ < kBetweenDraws) return;
  drawn_at_ = now;
  drawn_ = true;
  const ProgressState state{bytes, total_, number, now - began_};
  // One column less, because a full line would wrap.
  const std::string line = progress_line(name_, state, width_of_terminal() - 1);
  std::fputs(("\r" + line + "\x1B[K").c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace outagedb
