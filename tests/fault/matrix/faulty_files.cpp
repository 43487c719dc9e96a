#include "faulty_files.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <new>
#include <stdexcept>

#include "disk.hpp"
#include "faults.hpp"

namespace outagedb::fault {
namespace {

sqlite3_vfs* real_vfs = nullptr;

// SQLite gives room for this and, behind it, for the real file.
struct File {
  sqlite3_file base;
  const char* path;  // null: a temporary one, which no later process sees
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}
const char* path_of(sqlite3_file* file) { return reinterpret_cast<File*>(file)->path; }
bool is_kept(const char* path) { return path != nullptr && disk::is_kept(); }

// What SQLite's own VFS gives where the call fails so.
int code_of(Call call) {
  const Manner manner = armed().manner;
  if (manner == Manner::disk_full || manner == Manner::short_write) return SQLITE_FULL;
  if (manner == Manner::busy) return SQLITE_BUSY;
  switch (call) {
    case Call::open:
      return SQLITE_CANTOPEN;
    case Call::remove:
      return SQLITE_IOERR_DELETE;
    case Call::access:
      return SQLITE_IOERR_ACCESS;
    case Call::read:
      return SQLITE_IOERR_READ;
    case Call::write:
      return SQLITE_IOERR_WRITE;
    case Call::truncate:
      return SQLITE_IOERR_TRUNCATE;
    case Call::sync:
      return SQLITE_IOERR_FSYNC;
    case Call::size:
      return SQLITE_IOERR_FSTAT;
    case Call::lock:
      return SQLITE_IOERR_LOCK;
    case Call::shared_map:
      return SQLITE_IOERR_SHMMAP;
    case Call::shared_lock:
      return SQLITE_IOERR_SHMLOCK;
    case Call::memory:
      break;
  }
  return SQLITE_NOMEM;
}

template <typename Real>
int counted(Call call, Real really) {
  return fails(call) ? code_of(call) : really();
}

int close(sqlite3_file* file) {
  sqlite3_file* below = real(file);
  return below->pMethods == nullptr ? SQLITE_OK : below->pMethods->xClose(below);
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  return counted(Call::read,
                 [&] { return real(file)->pMethods->xRead(real(file), bytes, size, at); });
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const bool failed = fails(Call::write);
  if (failed && armed().manner != Manner::short_write) return code_of(Call::write);
  const int written = failed ? size / 2 : size;
  if (is_kept(path_of(file))) disk::wrote(path_of(file), at, bytes, written);
  const int code = real(file)->pMethods->xWrite(real(file), bytes, written, at);
  return failed ? code_of(Call::write) : code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return counted(Call::truncate, [&] {
    if (is_kept(path_of(file))) disk::truncated(path_of(file), size);
    return real(file)->pMethods->xTruncate(real(file), size);
  });
}

int sync(sqlite3_file* file, int flags) {
  return counted(Call::sync, [&] { return real(file)->pMethods->xSync(real(file), flags); });
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return counted(Call::size, [&] { return real(file)->pMethods->xFileSize(real(file), size); });
}

int lock(sqlite3_file* file, int level) {
  return counted(Call::lock, [&] { return real(file)->pMethods->xLock(real(file), level); });
}

int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}

int check_reserved_lock(sqlite3_file* file, int* held) {
  return real(file)->pMethods->xCheckReservedLock(real(file), held);
}

int control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }

int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

int shared_map(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  return counted(Call::shared_map, [&] {
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
  });
}

int shared_lock(sqlite3_file* file, int at, int locks, int flags) {
  const auto really = [&] { return real(file)->pMethods->xShmLock(real(file), at, locks, flags); };
  return (flags & SQLITE_SHM_UNLOCK) != 0 ? really() : counted(Call::shared_lock, really);
}

void shared_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }

int shared_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Without xFetch: the program maps no part of a file into its memory.
const sqlite3_io_methods kMethods = {2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     file_size,
                                     lock,
                                     unlock,
                                     check_reserved_lock,
                                     control,
                                     sector_size,
                                     characteristics,
                                     shared_map,
                                     shared_lock,
                                     shared_barrier,
                                     shared_unmap,
                                     nullptr,
                                     nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* flags_out) {
  auto* ours = new (file) File{};
  ours->path = path;
  real(file)->pMethods = nullptr;
  const int code = counted(
      Call::open, [&] { return real_vfs->xOpen(real_vfs, path, real(file), flags, flags_out); });
  if (code == SQLITE_OK && is_kept(path)) disk::opened(path);
  ours->base.pMethods = real(file)->pMethods == nullptr ? nullptr : &kMethods;
  return code;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
  return counted(Call::remove, [&] {
    const int code = real_vfs->xDelete(real_vfs, path, 0);
    if (code != SQLITE_OK || !is_kept(path)) return code;
    disk::removed(path);
    if (sync_folder != 0) disk::sync_folder();
    return code;
  });
}

int access(sqlite3_vfs*, const char* path, int flags, int* result) {
  return counted(Call::access, [&] { return real_vfs->xAccess(real_vfs, path, flags, result); });
}

int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

}  // namespace

void install_faulty_files() {
  if (sqlite3_initialize() != SQLITE_OK) throw std::runtime_error("SQLite does not start");
  real_vfs = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs faulty;
  faulty = *real_vfs;
  faulty.zName = "faulty";
  faulty.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
  faulty.pNext = nullptr;
  faulty.xOpen = open;
  faulty.xDelete = remove;
  faulty.xAccess = access;
  faulty.xSleep = sleep;
  if (sqlite3_vfs_register(&faulty, 1) != SQLITE_OK) throw std::runtime_error("no faulty VFS");
}

}  // namespace outagedb::fault
