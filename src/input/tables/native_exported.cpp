#include <algorithm>
#include <array>
#include <string>

#include "base/hex.hpp"
#include "input/records/count_text.hpp"
#include "input/tables/native.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

std::string need(const Fields& fields, std::string_view name) {
  std::string text(fields.exact(name));
  if (!text.empty()) return text;
  throw RecordError(std::string(name) + ": missing", "import the record as it was exported");
}

Instant moment(std::string_view name, std::string_view text) {
  if (const auto at = parse_rfc3339(text)) return *at;
  throw RecordError(std::string(name) + ": '" + std::string(text) + "' is not an RFC 3339 time",
                    "write it as 2025-05-24T12:51:00Z");
}

Instant need_moment(const Fields& fields, std::string_view name) {
  return moment(name, need(fields, name));
}

std::optional<Instant> any_moment(const Fields& fields, std::string_view name) {
  if (!fields.has(name)) return std::nullopt;
  return moment(name, fields.text(name));
}

Source named_source(const Fields& fields) {
  Source source;
  source.kind = known_source_kind(need(fields, "source_kind"));
  source.name = need(fields, "source");
  return source;
}

SourceStatement source_statement(const Fields& fields) {
  SourceStatement stated{named_source(fields), any_moment(fields, "observed_at")};
  Source& source = stated.source;
  source.publisher = fields.exact("publisher");
  source.url = fields.exact("url");
  source.language = fields.exact("lang");
  source.zone = fields.exact("zone");
  return stated;
}

PlatformNames platform_names(const Fields& fields) {
  PlatformNames platform{need(fields, "platform"), {}, fields.has("slug")};
  for (const auto name : fields.texts("names")) platform.names.emplace_back(name);
  return platform;
}

Naming naming(const Fields& fields) {
  return {need(fields, "name"), need(fields, "other"), std::string(fields.exact("who")),
          need_moment(fields, "at"), std::string(fields.exact("why"))};
}

IncidentName incident_name(const Fields& fields) {
  return {named_source(fields), need(fields, "key"), need(fields, "platform")};
}

Revision revision(const Fields& fields) {
  Revision said{.incident = incident_name(fields),
                .uid = need(fields, "id"),
                .observed_at = need_moment(fields, "observed_at"),
                .stated_at = any_moment(fields, "stated_at"),
                .again = any_moment(fields, "again"),
                .statement = std::string(fields.json("statement"))};
  if (said.statement.empty())
    throw RecordError("statement: expected an object", "import the record as it was exported");
  return said;
}

Link link(const Fields& fields) {
  Link link;
  link.verdict = need(fields, "verdict");
  link.a = need(fields, "a");
  link.b = fields.exact("b");
  link.who = fields.exact("who");
  link.at = need_moment(fields, "at");
  link.why = fields.exact("why");
  link.withdrawn_at = any_moment(fields, "withdrawn_at");
  link.withdrawn_by = fields.exact("withdrawn_by");
  link.withdrawn_why = fields.exact("withdrawn_why");
  constexpr std::array<std::string_view, 3> kVerdicts{"same", "different", "dismissed"};
  if (std::find(kVerdicts.begin(), kVerdicts.end(), link.verdict) == kVerdicts.end() ||
      (link.verdict == "dismissed") != link.b.empty()) {
    throw RecordError(
        "verdict: '" + link.verdict + "' is unknown or does not fit the number of incidents",
        "use same or different for a and b, or dismissed for a alone");
  }
  return link;
}

// As text if possible, else in hexadecimal under NAME_hex.
std::string bytes(const Fields& fields, const std::string& name) {
  const std::string hex = name + "_hex";
  if (!fields.has(hex)) return std::string(fields.exact(name));
  if (auto text = from_hex(fields.text(hex))) return *text;
  throw RecordError(hex + ": expected two hexadecimal digits per byte",
                    "import the record as it was exported");
}

Refused refused(const Fields& fields) {
  const auto number = [&](std::string_view name) {
    return static_cast<std::uint64_t>(whole_number(name, fields.text(name)));
  };
  return {.input = std::string(fields.exact("input")),
          .format = need(fields, "format"),
          .read_as = std::string(fields.exact("read_as")),
          .observed_at = need_moment(fields, "observed_at"),
          .read_at =
              fields.has("read_at") ? std::optional(need_moment(fields, "read_at")) : std::nullopt,
          .options = std::string(fields.json("options")),
          .context = bytes(fields, "context"),
          .sha256 = need(fields, "sha256"),
          .line = number("line"),
          .offset = number("offset"),
          .length = number("length"),
          .reason = need(fields, "reason"),
          .hint = std::string(fields.exact("hint")),
          .record = bytes(fields, "record")};
}

Snapshot snapshot(const Fields& fields) {
  return {named_source(fields), std::string(fields.exact("platform")), need_moment(fields, "at")};
}

using Read = void (*)(const Fields&, const Place&, Sink&);

template <auto read>
void add(const Fields& fields, const Place& place, Sink& sink) {
  sink.exported(read(fields), place);
}

struct RecordType {
  std::string_view type;
  Read read;
};

constexpr std::array<RecordType, 9> kTypes{{
    {"platform", add<platform_names>},
    {"naming", add<naming>},
    {"source", add<source_statement>},
    {"statement", add<revision>},
    {"listed",
     [](const Fields& fields, const Place& place, Sink& sink) {
       sink.exported(Listed{incident_name(fields), need_moment(fields, "at")}, place);
     }},
    {"list",
     [](const Fields& fields, const Place&, Sink& sink) { sink.snapshot(snapshot(fields)); }},
    {"log",
     [](const Fields& fields, const Place& place, Sink& sink) {
       sink.exported(KeptLog{named_source(fields), need(fields, "platform")}, place);
     }},
    {"link", add<link>},
    {"refused", add<refused>},
}};

}  // namespace

bool is_exported_type(std::string_view type) noexcept {
  return std::any_of(kTypes.begin(), kTypes.end(),
                     [&](const RecordType& kind) { return kind.type == type; });
}

bool read_exported(std::string_view type, const Fields& fields, const Place& place, Sink& sink) {
  const auto* kind = std::find_if(kTypes.begin(), kTypes.end(),
                                  [&](const RecordType& known) { return known.type == type; });
  if (kind == kTypes.end()) return false;
  kind->read(fields, place, sink);
  return true;
}

}  // namespace outagedb
