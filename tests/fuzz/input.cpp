#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"
#include "input/format.hpp"
#include "time/reconcile.hpp"

namespace {

using namespace outagedb;

constexpr Instant kNow = 4102444800;  // 2100, so that no time is refused as one to come

bool is_text(std::string_view text) {
  bool repaired = false;
  (void)valid_utf8(text, &repaired);
  return !repaired;
}

bool in_order(const TimeBounds& bounds) {
  return !bounds.min || !bounds.max || *bounds.min <= *bounds.max;
}

// Keeps nothing, and holds the reader to what the store relies on.
class CheckingSink final : public Sink {
 public:
  explicit CheckingSink(std::size_t size) : size_(size) {}

  void user_reports(const UserReports& reports, const Place& place) override {
    check(place, reports.count >= 0 && is_text(reports.platform) && is_text(reports.region));
  }
  void incident(Incident incident, const Place& place) override {
    require_order(incident);
    check(place, is_text(incident.platform) && is_text(incident.title));
    reconcile(incident, kNow);  // which reads what the record says in prose
    require_order(incident);
  }
  void coverage(const Coverage&, const Place& place) override { check(place, true); }
  void snapshot(const Snapshot& snapshot) override { require(!snapshot.source.kind.empty()); }
  void exported(const Exported&, const Place& place) override { check(place, true); }
  void reject(const Place& place, const std::string& reason, const std::string& hint) override {
    check(place, !reason.empty() && !hint.empty());
  }
  void warn(const std::string& text) override { require(!text.empty()); }

 private:
  void check(const Place& place, bool holds) const {
    // A byte that is no UTF-8 becomes the three of U+FFFD; the place counts it as it stood.
    require(holds);
    require(place.line > 0);
    require(place.offset <= size_);
    require(place.record.size() <= 3 * size_);
  }
  static void require_order(const Incident& incident) {
    require(in_order(incident.started));
    require(in_order(incident.ended));
  }
  static void require(bool holds) {
    if (!holds) __builtin_trap();
  }

  std::size_t size_;
};

// The databases are read from a file: this one is in a folder that nobody else can write to.
class PrivateFile {
 public:
  PrivateFile() {
    char folder[] = "/tmp/outagedb-fuzz-XXXXXX";
    if (mkdtemp(folder) == nullptr) __builtin_trap();
    folder_ = folder;
  }
  ~PrivateFile() { std::filesystem::remove_all(folder_); }
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;

  [[nodiscard]] std::string holding(const std::string& text) const {
    const auto file = folder_ / "input.db";
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

 private:
  std::filesystem::path folder_;
};

// Whatever the bytes are: records, rejects with a reason and a hint, or an Error for the input as a
// whole.
void hold_to_promises(const Format& format, const std::string& text) {
  (void)format.sniff(text);
  std::istringstream stream(text);
  CheckingSink sink(text.size());
  ReadOptions options;
  options.time.zone = Zone::named("ET");
  options.now = kNow;
  static const PrivateFile file;
  if (text.starts_with("SQLite format 3")) options.path = file.holding(text);
  try {
    format.read(stream, options, sink);
  } catch (const Error&) {
  }
}

}  // namespace

#ifdef FUZZED_FORMAT
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Format& format = format_named(FUZZED_FORMAT);
  hold_to_promises(format, std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
#endif
