#include "input/native_details.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/text.hpp"
#include "input/count_text.hpp"
#include "input/native.hpp"

namespace outagedb {
namespace {

// Deeper members have no place to be kept in, so an unknown one is a fault and not a note.
void allow(const Fields& item, std::string_view list,
           std::initializer_list<std::string_view> names) {
  for (const Field& field : item) {
    if (std::find(names.begin(), names.end(), field.name) != names.end()) continue;
    std::string known;
    for (const auto name : names) known += (known.empty() ? "" : ", ") + std::string(name);
    throw RecordError(std::string(list) + ": '" + std::string(field.name) + "' is not known",
                      "its members are " + known);
  }
}

// The number, how it is meant and when it was read; the text may say all three itself.
StatedCount stated_count(std::string_view column, std::string_view text, const RowTimes& times) {
  const CountText words = count_text(column, text);
  StatedCount count;
  count.count = words.count;
  count.relation = words.relation.empty() ? "=" : words.relation;
  count.at_text = words.at;
  if (!words.at.empty()) count.at = times.time(column, words.at).bounds;
  return count;
}

StatedCount listed_count(const Fields& item, const RowTimes& times) {
  allow(item, "counts", {"at", "region", "count", "relation", "peak"});
  StatedCount count = stated_count("counts.count", item.text("count"), times);
  if (item.has("at")) {
    count.at_text = item.text("at");
    count.at = times.time("counts.at", count.at_text).bounds;
  }
  if (item.has("relation")) {
    const auto word = item.text("relation");
    const auto relation = relation_of(word);
    if (relation.empty() || (count.relation != "=" && count.relation != relation)) {
      throw RecordError("counts.relation: '" + std::string(word) +
                            "' is not known, or not what the count itself says",
                        "it is one of = >= <= ~");
    }
    count.relation = relation;
  }
  count.region = item.text("region");
  count.peak = truth("counts.peak", item.text("peak"), false);
  return count;
}

Claim claim_of(const Fields& fields) {
  Claim claim;
  claim.category = fields.text("category");
  claim.cause = fields.text("cause");
  claim.claimed_by = fields.text("claimed_by");
  const auto word = fields.text("standing");
  if (word.empty()) return claim;
  const auto standing = standing_of(lower_ascii(word));
  if (!standing) {
    throw RecordError("standing: '" + std::string(word) + "' is not known",
                      "it is official, claimed, speculated, confirmed or denied");
  }
  claim.standing = *standing;
  return claim;
}

void require_cause(const Claim& claim, std::string_view column) {
  if (!claim.cause.empty() || !claim.category.empty()) return;
  throw RecordError(std::string(column) + ": no cause is stated",
                    "give cause (in the source's words), category or both");
}

}  // namespace

std::vector<Component> components_of(const Fields& fields) {
  const std::string_view name = fields.has("components") ? "components" : "component";
  std::vector<Component> components;
  for (const Fields& item : fields.list(name)) {
    if (!item.is_text()) allow(item, name, {"name", "old_status", "new_status"});
    components.push_back({std::string(item.text(item.is_text() ? "" : "name")),
                          std::string(item.text("old_status")),
                          std::string(item.text("new_status"))});
  }
  if (!components.empty()) return components;
  for (const auto text : fields.texts(name)) components.push_back({std::string(text), {}, {}});
  return components;
}

std::vector<Update> updates_of(const Fields& fields, const RowTimes& times) {
  std::vector<Update> updates;
  for (const Fields& item : fields.objects("updates")) {
    allow(item, "updates", {"at", "status", "text"});
    Update& update = updates.emplace_back();
    if (item.has("at")) update.at = times.time("updates.at", item.text("at")).bounds;
    update.status = item.text("status");
    update.text = item.text("text");
  }
  return updates;
}

std::vector<StatedCount> counts_of(const Fields& fields, const RowTimes& times) {
  std::vector<StatedCount> counts;
  if (fields.has("peak_reports")) {
    counts.push_back(stated_count("peak_reports", fields.text("peak_reports"), times));
    counts.back().peak = true;
  }
  for (const Fields& item : fields.objects("counts")) counts.push_back(listed_count(item, times));
  return counts;
}

std::vector<Claim> claims_of(const Fields& fields) {
  std::vector<Claim> claims;
  if (fields.has("cause") || fields.has("category") || fields.has("claimed_by") ||
      fields.has("standing")) {
    require_cause(claims.emplace_back(claim_of(fields)), "cause");
  }
  for (const Fields& item : fields.objects("claims")) {
    allow(item, "claims", {"cause", "category", "claimed_by", "standing", "url"});
    Claim& claim = claims.emplace_back(claim_of(item));
    claim.url = item.text("url");
    require_cause(claim, "claims.cause");
  }
  return claims;
}

}  // namespace outagedb
