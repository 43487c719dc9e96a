#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

namespace outagedb::fault {

// What a program asks the system for that can fail.
enum class Call : std::uint8_t {
  open,
  remove,
  access,
  read,
  write,
  truncate,
  sync,
  size,
  lock,
  shared_map,
  shared_lock,
  memory
};

enum class Manner : std::uint8_t {
  none,
  io_error,     // any call on a file
  disk_full,    // what needs room: nothing is written
  short_write,  // half of it is written, then the disk is full
  busy,         // somebody else holds the lock
  no_memory,
  power_loss,  // the process ends; of what was not synced any part is lost
};

struct Fault {
  Manner manner = Manner::none;
  std::int64_t at = 0;     // number of the call, of the sync for power_loss, from 1
  bool lasting = false;    // every later call fails too
  std::uint64_t seed = 0;  // chooses what a loss of power takes
};

// What a run tells the process that forked it, in memory that both see.
struct Tally {
  static constexpr std::size_t kCalls = 1 << 16;
  std::int64_t calls = 0;        // on files
  std::int64_t syncs = 0;        // of files and folders
  std::int64_t allocations = 0;  // by operator new and by SQLite
  std::int64_t injected = 0;     // faults
  std::array<Call, kCalls> kinds{};
};

constexpr int kPowerLost = 77;  // exit code of a process that lost power

// Whether a fault of that manner can befall such a call.
[[nodiscard]] bool befalls(Manner manner, Call call) noexcept;

// Before SQLite is used first: its default file system and its memory are the faulty ones from then
// on, and flawless until arm().
void install();

// From now on this process counts its calls, and fails as `fault` says. The files of `folder` as
// they are now are taken to be on the disk.
void arm(const Fault& fault, Tally& tally, const std::filesystem::path& folder);
void disarm() noexcept;

// The power fails after the last call, if it is to.
void end_of_run();

// For the parts of the shim: counts the call; whether it is to fail.
[[nodiscard]] bool fails(Call call) noexcept;
[[nodiscard]] const Fault& armed() noexcept;

}  // namespace outagedb::fault
