#include "disk.hpp"

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "faults.hpp"

namespace outagedb::fault::disk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSector = 512;

struct Change {
  std::size_t at = 0;
  std::string bytes;
  bool truncates = false;  // to `at`
};

struct Content {
  std::string synced;
  std::vector<Change> since;
};

using Names = std::map<std::string, std::shared_ptr<Content>>;

struct Disk {
  fs::path folder;
  Names now;
  Names synced;
};
std::optional<Disk> disk;

// How much of what was not synced reaches the disk.
enum class Share : std::uint8_t { none, all, writes, sectors, prefix };
constexpr int kShares = 5;

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool half() { return below(2) == 0; }

 private:
  std::mt19937_64 engine_;
};

void apply(std::string& content, std::size_t at, std::string_view bytes) {
  content.resize(std::max(content.size(), at + bytes.size()));
  content.replace(at, bytes.size(), bytes);
}

void apply(std::string& content, const Change& change) {
  if (change.truncates) {
    content.resize(change.at);
  } else {
    apply(content, change.at, change.bytes);
  }
}

void apply_sectors(std::string& content, const Change& change, Chance& chance) {
  if (change.truncates) {
    if (chance.half()) apply(content, change);
    return;
  }
  for (std::size_t from = 0; from < change.bytes.size();) {
    const std::size_t size =
        std::min(kSector - (change.at + from) % kSector, change.bytes.size() - from);
    if (chance.half())
      apply(content, change.at + from, std::string_view(change.bytes).substr(from, size));
    from += size;
  }
}

std::string after_loss(const Content& content, Chance& chance) {
  std::string kept = content.synced;
  const auto share = static_cast<Share>(chance.below(kShares));
  const std::size_t prefix = chance.below(content.since.size() + 1);
  for (std::size_t n = 0; n < content.since.size(); ++n) {
    const Change& change = content.since[n];
    const bool whole = share == Share::all || (share == Share::writes && chance.half()) ||
                       (share == Share::prefix && n < prefix);
    if (whole) {
      apply(kept, change);
    } else if (share == Share::sectors || (share == Share::prefix && n == prefix)) {
      apply_sectors(kept, change, chance);
    }
  }
  return kept;
}

void sync_content(Content& content) {
  for (const Change& change : content.since) apply(content.synced, change);
  content.since.clear();
}

bool is_shared_memory(const std::string& name) { return name.ends_with("-shm"); }

Content* content_of(const fs::path& file) {
  if (file.parent_path() != disk->folder) return nullptr;
  const auto found = disk->now.find(file.filename());
  return found == disk->now.end() ? nullptr : found->second.get();
}

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

fs::path path_of(int handle) {
  std::error_code failure;
  return fs::read_symlink("/proc/self/fd/" + std::to_string(handle), failure);
}

}  // namespace

void begin(const fs::path& folder) {
  disk.emplace();
  disk->folder = folder;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    disk->now[entry.path().filename()] =
        std::make_shared<Content>(Content{text_of(entry.path()), {}});
  }
  disk->synced = disk->now;
}

bool is_kept() noexcept { return disk.has_value(); }

void opened(const fs::path& file) {
  if (file.parent_path() == disk->folder && !is_shared_memory(file))
    disk->now.try_emplace(file.filename(), std::make_shared<Content>());
}

void wrote(const fs::path& file, std::int64_t at, const void* bytes, int size) {
  if (Content* content = content_of(file))
    content->since.push_back({static_cast<std::size_t>(at),
                              {static_cast<const char*>(bytes), static_cast<std::size_t>(size)},
                              false});
}

void truncated(const fs::path& file, std::int64_t size) {
  if (Content* content = content_of(file))
    content->since.push_back({static_cast<std::size_t>(size), {}, true});
}

void removed(const fs::path& file) {
  if (file.parent_path() == disk->folder) disk->now.erase(file.filename());
}

void renamed(const fs::path& named, const fs::path& renamed_to) {
  const fs::path to = fs::weakly_canonical(renamed_to);
  const fs::path from =
      to.parent_path() / named.filename();  // all that is renamed stays in its folder
  if (from.parent_path() != disk->folder) return;
  auto moved = disk->now.extract(from.filename());
  if (moved.empty()) return;
  disk->now.insert_or_assign(to.filename(), moved.mapped());
}

void sync_folder() {
  before_sync();
  disk->synced = disk->now;
}

void drop_unsynced(std::uint64_t seed) {
  Chance chance(seed);
  Names left;
  for (const auto& [name, content] : disk->synced) {
    const auto now = disk->now.find(name);
    const bool same = now != disk->now.end() && now->second == content;
    if (same || chance.half()) left.emplace(name, content);
  }
  for (const auto& [name, content] : disk->now) {
    const auto synced = disk->synced.find(name);
    const bool same = synced != disk->synced.end() && synced->second == content;
    if (!same && chance.half()) left.insert_or_assign(name, content);
  }
  for (const auto& entry : fs::directory_iterator(disk->folder)) fs::remove(entry);
  for (const auto& [name, content] : left)
    std::ofstream(disk->folder / name, std::ios::binary) << after_loss(*content, chance);
}

void lose_power(std::uint64_t seed) {
  disarm();
  drop_unsynced(seed);
  _exit(kPowerLost);
}

namespace {

int sync(int handle) {
  if (!disk) return 0;
  struct stat status {};
  if (fstat(handle, &status) != 0) return -1;
  if (S_ISDIR(status.st_mode)) {
    if (path_of(handle) == disk->folder) sync_folder();
  } else if (Content* content = content_of(path_of(handle))) {
    before_sync();
    sync_content(*content);
  }
  return 0;
}

}  // namespace
}  // namespace outagedb::fault::disk

extern "C" int fsync(int handle) { return outagedb::fault::disk::sync(handle); }
extern "C" int fdatasync(int handle) { return outagedb::fault::disk::sync(handle); }
extern "C" int renameat2(int from_folder, const char* from, int to_folder, const char* to,
                         unsigned flags) noexcept {
  using namespace outagedb::fault;
  using Rename = int (*)(int, const char*, int, const char*, unsigned);
  static const auto really = reinterpret_cast<Rename>(dlsym(RTLD_NEXT, "renameat2"));
  const int code = really(from_folder, from, to_folder, to, flags);
  if (code == 0 && disk::is_kept()) disk::renamed(from, to);
  return code;
}
extern "C" int rename(const char* from, const char* to) noexcept {
  using namespace outagedb::fault;
  using Rename = int (*)(const char*, const char*);
  static const auto really = reinterpret_cast<Rename>(dlsym(RTLD_NEXT, "rename"));
  const int code = really(from, to);
  if (code == 0 && disk::is_kept()) disk::renamed(from, to);
  return code;
}
