#include "input/workbooks/zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include "base/error.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kMagic = "PK\x03\x04";
constexpr const char* kHint = "nothing was imported from it; save it again, or as CSV";

}  // namespace

bool is_zip(std::string_view head) noexcept { return head.starts_with(kMagic); }

struct ZipArchive::State {
  zip_t* archive = nullptr;
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (archive != nullptr) zip_discard(archive);
  }
};

ZipArchive::ZipArchive(std::string bytes)
    : bytes_(std::move(bytes)), state_(std::make_unique<State>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
  if (source != nullptr) {
    state_->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (state_->archive == nullptr) zip_source_free(source);
  }
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (state_->archive == nullptr)
    throw Error(fmt::format("the zip archive is damaged ({})", why), kHint);
}

ZipArchive::~ZipArchive() = default;

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(state_->archive, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(state_->archive, static_cast<zip_uint64_t>(i), 0);
    if (name == nullptr) continue;
    std::string file = name;
    if (!file.ends_with('/') && !file.starts_with("__MACOSX/")) names.push_back(std::move(file));
  }
  return names;
}

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(state_->archive, name.c_str(), 0) >= 0;
}

std::string ZipArchive::read(const std::string& name) const {
  const auto fail = [&](std::string_view why) {
    throw Error(fmt::format("'{}' in the zip archive cannot be read ({})", name, why), kHint);
  };
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen(state_->archive, name.c_str(), 0), zip_fclose);
  if (file == nullptr) fail(zip_strerror(state_->archive));
  std::string text;
  constexpr std::size_t kPiece = std::size_t{64} << 10U;
  for (;;) {
    const std::size_t end = text.size();
    text.resize(end + kPiece);
    const zip_int64_t got = zip_fread(file.get(), text.data() + end, kPiece);
    if (got < 0) fail(zip_file_strerror(file.get()));
    text.resize(end + static_cast<std::size_t>(got));
    if (got == 0) return text;
    if (text.size() > kMostBytes)
      fail(fmt::format("more than {} MiB when decompressed", kMostBytes >> 20U));
  }
}

}  // namespace outagedb
