#include "query/header.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kComment = "--";
constexpr std::string_view kContinuation = "--   ";

HeaderEntry entry_of(std::string_view name, std::size_t line, std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) {
    fail_at(name, line, fmt::format("'{}' is not a 'key: value' line", trim(text)),
            "indent a continuation line by three spaces; put other comments below the header");
  }
  return {line, std::string(trim(text.substr(0, colon))),
          std::string(trim(text.substr(colon + 1)))};
}

}  // namespace

void fail_at(std::string_view name, std::size_t line, const std::string& reason,
             const std::string& hint) {
  throw Error(fmt::format("{}.sql:{}: {}", name, line, reason), hint);
}

std::vector<HeaderEntry> header_entries(std::string_view name, std::string_view text) {
  std::vector<HeaderEntry> entries;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (std::size_t line = 1; text.starts_with(kComment); ++line) {
    const auto end = text.find('\n');
    const auto whole = text.substr(0, end);
    if (whole.starts_with(kContinuation) && !entries.empty()) {
      entries.back().value.append(" ").append(trim(whole.substr(kComment.size())));
    } else {
      entries.push_back(entry_of(name, line, whole.substr(kComment.size())));
    }
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return entries;
}

}  // namespace outagedb
