#include <algorithm>
#include <array>

#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr std::array<std::string_view, 6> kSourceKinds{"status_page", "user_reports", "article",
                                                       "publisher",   "monitor",      "person"};

}  // namespace

std::string_view either(std::string_view first, std::string_view second) noexcept {
  return first.empty() ? second : first;
}

void UnknownNames::tell(std::string_view name) {
  if (told_.find(name) != told_.end()) return;
  told_.emplace(name);
  sink_.warn("unknown column '" + std::string(name) + "'; " + std::string(fate_));
}

std::string_view known_source_kind(std::string_view kind) {
  if (std::find(kSourceKinds.begin(), kSourceKinds.end(), kind) != kSourceKinds.end()) return kind;
  throw RecordError("source_kind: unknown value '" + std::string(kind) + "'",
                    "use status_page, user_reports, article, publisher, monitor or person");
}

bool truth(std::string_view column, std::string_view text, bool empty) {
  if (text == "true") return true;
  if (text == "false") return false;
  if (text.empty()) return empty;
  throw RecordError(std::string(column) + ": unknown value '" + std::string(text) + "'",
                    "use true or false");
}

Source source_of(const Fields& fields, const ReadOptions& options) {
  const auto url = fields.text("url");
  const auto says = either(fields.text("source"), options.source);
  const auto kind = fields.text("source_kind");
  Source source;
  source.kind = known_source_kind(either(kind, url.empty() ? "publisher" : "article"));
  source.name = either(url, either(says, kUnnamedSource));
  if (!url.empty()) source.publisher = says;
  source.url = url;
  source.language = fields.text("lang");
  source.zone = fields.text("zone");
  return source;
}

std::vector<std::string_view> platforms_of(const Fields& fields, const ReadOptions& options) {
  auto platforms = fields.texts("platform");
  if (platforms.empty() && !options.platform.empty()) platforms.emplace_back(options.platform);
  if (!platforms.empty()) return platforms;
  throw RecordError("platform: missing", "add it to the record, or specify it with --platform");
}

}  // namespace outagedb
