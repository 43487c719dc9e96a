#pragma once

#include <cstdint>
#include <filesystem>

// What a disk would hold if the power failed now. It keeps, of the files of one folder, the content
// that was synced last and every change since; and which names the folder had when it was synced
// last. A loss of power keeps any part of the changes: whole writes, or sectors of 512 bytes of
// them; of the names that were made or removed any too. Files that share memory (-shm) are lost.
//
// Whoever syncs, SQLite or the program itself, does so with fsync or fdatasync, which disk.cpp
// replaces in the whole program; nothing waits for the real disk. rename is replaced too.
namespace outagedb::fault {

// Called by the replaced functions before anything is synced; may not return.
void before_sync();

namespace disk {

// Nothing is kept before. All that the folder holds now is on the disk.
void begin(const std::filesystem::path& folder);

// Whether begin() was called: what follows is for then.
[[nodiscard]] bool is_kept() noexcept;

void opened(const std::filesystem::path& file);
void wrote(const std::filesystem::path& file, std::int64_t at, const void* bytes, int size);
void truncated(const std::filesystem::path& file, std::int64_t size);
void removed(const std::filesystem::path& file);
void renamed(const std::filesystem::path& from, const std::filesystem::path& to);
void sync_folder();

// Writes what the disk holds over the files.
void drop_unsynced(std::uint64_t seed);

// Likewise, and ends the process with kPowerLost.
[[noreturn]] void lose_power(std::uint64_t seed);

}  // namespace disk
}  // namespace outagedb::fault
