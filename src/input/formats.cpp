#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"
#include "input/format.hpp"

namespace outagedb {

// Each is defined in the file of its name.
extern const Format csv_format, gatus_format, jsonl_format, statuspage_format, upptime_format,
    uptime_kuma_format;

std::span<const Format* const> formats() {
  static constexpr std::array all{&csv_format,        &gatus_format,   &jsonl_format,
                                  &statuspage_format, &upptime_format, &uptime_kuma_format};
  return all;
}

namespace {

std::string names(const char* separator) {
  std::string list;
  for (const Format* format : formats()) {
    if (!list.empty()) list += separator;
    list += format->name;
  }
  return list;
}

template <typename Matches>
const Format* find(Matches matches) {
  const auto found = std::find_if(formats().begin(), formats().end(), matches);
  return found == formats().end() ? nullptr : *found;
}

}  // namespace

const Format& format_named(std::string_view name) {
  const Format* found = find([&](const Format* format) { return format->name == name; });
  if (found != nullptr) return *found;
  throw Error("no format is named '" + std::string(name) + "'", "the formats are " + names(", "));
}

const Format& format_of(std::string_view head) {
  const Format* found = find([&](const Format* format) { return format->sniff(head); });
  if (found != nullptr) return *found;
  throw Error("the input is in no format that is known by its look",
              "name its format with --format " + names("|"));
}

}  // namespace outagedb
