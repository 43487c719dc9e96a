#include "input/tables/native_details.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>

#include "base/text.hpp"
#include "input/records/count_text.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

// Unknown nested members have no place of their own to be stored in.
void keep_unknown(const Fields& item, std::string_view list,
                  std::initializer_list<std::string_view> names, Details& details) {
  for (const Field& field : item) {
    if (std::find(names.begin(), names.end(), field.name) != names.end()) continue;
    const std::string column = std::string(list) + "." + std::string(field.name);
    details.read(column, field.text, [&] {
      std::string known;
      for (const auto name : names) known += (known.empty() ? "" : ", ") + std::string(name);
      throw RecordError(std::string(list) + ": unknown member '" + std::string(field.name) + "'",
                        "its members are " + known);
    });
  }
}

std::string_view source_text(const Fields& fields, std::string_view name) {
  const auto field = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& one) { return one.name == name; });
  return field == fields.end() ? std::string_view{} : field->text;
}

std::vector<std::string_view> texts_of(const Fields& fields, std::string_view name,
                                       Details& details) {
  std::vector<std::string_view> texts;
  if (!fields.has(name)) return texts;
  details.read(name, source_text(fields, name), [&] { texts = fields.texts(name); });
  return texts;
}

// A column of a table may have the name of a list.
std::span<const Fields> objects_of(const Fields& fields, std::string_view name, Details& details) {
  std::span<const Fields> objects;
  if (!fields.has(name)) return objects;
  details.read(name, source_text(fields, name), [&] { objects = fields.objects(name); });
  return objects;
}

// The number, its relation and when it was read; the text may state all three.
StatedCount stated_count(std::string_view column, std::string_view text, const RowTimes& times) {
  const CountText words = count_text(column, text);
  StatedCount count;
  count.count = words.count;
  count.relation = words.relation.empty() ? "=" : words.relation;
  count.at_text = words.at;
  if (!words.at.empty()) count.at = times.time(column, words.at).bounds;
  return count;
}

void read_relation(std::string_view word, StatedCount& count) {
  const auto relation = relation_of(word);
  if (relation.empty() || (count.relation != "=" && count.relation != relation)) {
    throw RecordError(
        "counts.relation: '" + std::string(word) + "' is unknown or contradicts the count",
        "use =, >=, <= or ~");
  }
  count.relation = relation;
}

// Without its relation, a number would mean something else.
StatedCount listed_count(const Fields& item, const RowTimes& times, Details& details) {
  StatedCount count = stated_count("counts.count", item.text("count"), times);
  if (item.has("relation")) read_relation(item.text("relation"), count);
  if (item.has("at")) {
    count.at_text = item.text("at");
    details.read("counts.at", count.at_text,
                 [&] { count.at = times.time("counts.at", count.at_text).bounds; });
  }
  count.region = item.text("region");
  details.read("counts.peak", item.text("peak"),
               [&] { count.peak = truth("counts.peak", item.text("peak"), false); });
  return count;
}

void read_standing(std::string_view word, Claim& claim) {
  const auto standing = standing_of(lower_ascii(word));
  if (!standing) {
    throw RecordError("standing: unknown value '" + std::string(word) + "'",
                      "use official, claimed, speculated, confirmed or denied");
  }
  claim.standing = *standing;
}

Claim claim_of(const Fields& fields, Details& details) {
  Claim claim;
  claim.category = fields.text("category");
  claim.cause = fields.text("cause");
  claim.claimed_by = fields.text("claimed_by");
  const auto word = fields.text("standing");
  if (!word.empty()) details.read("standing", word, [&] { read_standing(word, claim); });
  return claim;
}

void require_cause(const Claim& claim, std::string_view column) {
  if (!claim.cause.empty() || !claim.category.empty()) return;
  throw RecordError(std::string(column) + ": neither a cause nor a category is stated",
                    "give the cause (as worded by the source), a category or both");
}

}  // namespace

bool Details::read(std::string_view column, std::string_view text,
                   const std::function<void()>& read) {
  try {
    read();
    return true;
  } catch (const RecordError& error) {
    if (options_.refuses_details) throw;
    const std::string reason = error.what();
    incident_.extra.emplace(column, text);
    sink_.warn(reason.substr(0, reason.find('\n')) + "; stored unchanged with the record");
    return false;
  }
}

std::vector<std::string> regions_of(const Fields& fields, Details& details) {
  std::vector<std::string> regions;
  for (const auto* name : {"region", "regions"}) {
    for (const auto region : texts_of(fields, name, details)) regions.emplace_back(region);
  }
  return regions;
}

std::vector<Component> components_of(const Fields& fields, Details& details) {
  const std::string_view name = fields.has("components") ? "components" : "component";
  std::vector<Component> components;
  for (const Fields& item : fields.list(name)) {
    if (!item.is_text()) keep_unknown(item, name, {"name", "old_status", "new_status"}, details);
    components.push_back({std::string(item.text(item.is_text() ? "" : "name")),
                          std::string(item.text("old_status")),
                          std::string(item.text("new_status"))});
  }
  if (!components.empty()) return components;
  for (const auto text : texts_of(fields, name, details))
    components.push_back({std::string(text), {}, {}});
  return components;
}

std::vector<Update> updates_of(const Fields& fields, const RowTimes& times, Details& details) {
  std::vector<Update> updates;
  for (const Fields& item : objects_of(fields, "updates", details)) {
    keep_unknown(item, "updates", {"at", "status", "text"}, details);
    Update& update = updates.emplace_back();
    const auto at = item.text("at");
    if (!at.empty())
      details.read("updates.at", at, [&] { update.at = times.time("updates.at", at).bounds; });
    update.status = item.text("status");
    update.text = item.text("text");
  }
  return updates;
}

std::vector<StatedCount> counts_of(const Fields& fields, const RowTimes& times, Details& details) {
  std::vector<StatedCount> counts;
  const auto peak = fields.text("peak_reports");
  if (!peak.empty()) {
    details.read("peak_reports", peak, [&] {
      counts.push_back(stated_count("peak_reports", peak, times));
      counts.back().peak = true;
    });
  }
  for (const Fields& item : objects_of(fields, "counts", details)) {
    keep_unknown(item, "counts", {"at", "region", "count", "relation", "peak"}, details);
    details.read("counts.count", item.text("count"),
                 [&] { counts.push_back(listed_count(item, times, details)); });
  }
  return counts;
}

std::vector<Claim> claims_of(const Fields& fields, Details& details) {
  std::vector<Claim> claims;
  const auto add = [&](const Fields& item, std::string_view column, std::string_view url) {
    Claim claim = claim_of(item, details);
    claim.url = url;
    details.read("claimed_by", claim.claimed_by, [&] {
      require_cause(claim, column);
      claims.push_back(claim);
    });
  };
  if (fields.has("cause") || fields.has("category") || fields.has("claimed_by") ||
      fields.has("standing")) {
    add(fields, "cause", {});
  }
  for (const Fields& item : objects_of(fields, "claims", details)) {
    keep_unknown(item, "claims", {"cause", "category", "claimed_by", "standing", "url"}, details);
    add(item, "claims.cause", item.text("url"));
  }
  return claims;
}

}  // namespace outagedb
