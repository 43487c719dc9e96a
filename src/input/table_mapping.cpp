#include "input/table_mapping.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "input/records/fields.hpp"
#include "input/tables/duration_units.hpp"

namespace outagedb {
namespace {

// Fields of user reports and of incidents; a cell cannot hold an incident's lists of objects.
constexpr std::array<std::string_view, 29> kFields{
    "platform", "observed_at", "user_reports", "bucket",       "title",     "started",
    "ended",    "when",        "duration",     "zone",         "region",    "regions",
    "kind",     "severity",    "status",       "peak_reports", "component", "components",
    "cause",    "category",    "claimed_by",   "standing",     "source",    "source_kind",
    "url",      "lang",        "key",          "stated_at",    "note"};

struct Epoch {
  std::string_view name;
  TableMapping::Numbers numbers;
};
constexpr std::array kEpochs{Epoch{"s", TableMapping::Numbers::seconds},
                             Epoch{"ms", TableMapping::Numbers::milliseconds},
                             Epoch{"us", TableMapping::Numbers::microseconds}};

void require_free(const TableMapping& mapping, const std::string& field) {
  if (!mapping.fills(field)) return;
  throw Error("the field '" + field + "' is given twice",
              "map a field to one column, or to one value for every row");
}

}  // namespace

bool TableMapping::given() const {
  return !columns.empty() || !constants.empty() || !values.empty() || !missing.empty() ||
         numbers != Numbers::undeclared || separator || header_line || !duration_unit.empty() ||
         !zone.empty();
}

bool TableMapping::fills(std::string_view field) const {
  return constants.contains(std::string(field)) ||
         std::ranges::find(columns, field, &Column::field) != columns.end();
}

std::string table_fields() {
  std::string list;
  for (const auto field : kFields) list += (list.empty() ? "" : ", ") + std::string(field);
  return list;
}

std::string table_field(std::string_view name) {
  std::string field = lower_ascii(trim(name));
  if (field == "reports") field = "user_reports";
  if (std::find(kFields.begin(), kFields.end(), field) != kFields.end()) return field;
  throw Error(
      "unknown field '" + std::string(name) + "'",
      "the field comes first, as in started=THEIR_COLUMN; the fields are " + table_fields());
}

void map_column(TableMapping& mapping, std::string_view field, std::string_view column) {
  std::string ours = table_field(field);
  require_free(mapping, ours);
  if (trim(column).empty()) {
    throw Error("no column is given for the field '" + ours + "'",
                "name it as in the header; one without a name is \"column 1\" by its position");
  }
  mapping.columns.push_back({std::move(ours), std::string(trim(column))});
}

void map_constant(TableMapping& mapping, std::string_view field, std::string_view text) {
  std::string ours = table_field(field);
  require_free(mapping, ours);
  mapping.constants.emplace(std::move(ours), std::string(trim(text)));
}

void set_duration_unit(TableMapping& mapping, std::string_view name) {
  mapping.duration_unit = unit_named(name);
  if (mapping.duration_unit.empty()) {
    throw Error("unknown unit of durations '" + std::string(name) + "'",
                "use ms, s, min, h, d, w, hh:mm or mm:ss");
  }
}

std::optional<TableMapping::Numbers> epoch_unit(std::string_view name) {
  const auto* found = std::ranges::find(kEpochs, name, &Epoch::name);
  return found == kEpochs.end() ? std::nullopt : std::optional(found->numbers);
}

std::string_view name_of_epoch(TableMapping::Numbers numbers) {
  const auto* found = std::ranges::find(kEpochs, numbers, &Epoch::numbers);
  return found == kEpochs.end() ? std::string_view{} : found->name;
}

}  // namespace outagedb
