#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"
#include "input/format.hpp"
#include "input/tables/table_reader.hpp"
#include "input/tables/understand_table.hpp"

namespace outagedb {

// Each is defined in the file of its name.
extern const Format csv_format, tsv_format, jsonl_format, json_format, statuspage_format,
    statuspage_feed_format, gcp_format, aws_format, slack_format, downdetector_format,
    upptime_format, uptime_kuma_format, gatus_format, cloudflare_radar_format, ioda_format;

std::span<const Format* const> formats() {
  static constexpr std::array all{&csv_format,        &tsv_format,
                                  &jsonl_format,      &json_format,
                                  &statuspage_format, &statuspage_feed_format,
                                  &gcp_format,        &aws_format,
                                  &slack_format,      &downdetector_format,
                                  &upptime_format,    &uptime_kuma_format,
                                  &gatus_format,      &cloudflare_radar_format,
                                  &ioda_format};
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
  throw Error("unknown format '" + std::string(name) + "'", "the formats are " + names(", "));
}

const Format* claiming_format(std::string_view head, const TableMapping& mapping) {
  const Format* found = find([&](const Format* format) { return format->sniff(head); });
  return found == nullptr && fits_mapping(head, mapping) ? &csv_format : found;
}

const Format& format_of(std::string_view head) {
  if (const Format* found = claiming_format(head, {})) return *found;
  std::string hint = "specify one with --format " + names("|");
  if (is_some_table(head)) hint += "; for a table with other columns, map them with --column";
  if (!simdjson::validate_utf8(head.substr(0, head.rfind('\n'))))
    hint += "; if the text is not UTF-8, state its encoding with --encoding";
  throw Error("cannot detect the format", hint);
}

const Format& format_to_read(std::string_view name, std::string_view head,
                             const TableMapping& mapping) {
  const Format* claims = name.empty() ? claiming_format(head, mapping) : &format_named(name);
  if (claims == nullptr && is_some_table(head) &&
      (mapping.given() || is_understood_table(head, mapping)))
    claims = &csv_format;
  const Format& format = claims == nullptr ? format_of(head) : *claims;
  if (!mapping.given() || format.takes_mapping) return format;
  throw Error(std::string(format.name) +
                  " has fields of its own: the options for tables have no effect on it",
              "omit --column, --set, --missing, --epoch, --excel-dates and --map-file");
}

}  // namespace outagedb
