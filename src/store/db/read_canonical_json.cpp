#include <simdjson.h>

#include "base/error.hpp"
#include "store/db/canonical_json.hpp"

namespace outagedb {
namespace {

namespace dom = simdjson::dom;

// Missing members are empty, as they are omitted when a statement is written.
class Members {
 public:
  explicit Members(dom::element element) : object_(dom::object(element)) {}

  [[nodiscard]] std::string text(std::string_view name) const {
    dom::element value;
    if (object_[name].get(value) != simdjson::SUCCESS) return {};
    return std::string(std::string_view(value));
  }
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const {
    dom::element value;
    if (object_[name].get(value) != simdjson::SUCCESS) return std::nullopt;
    return std::int64_t(value);
  }
  [[nodiscard]] bool flag(std::string_view name) const {
    dom::element value;
    return object_[name].get(value) == simdjson::SUCCESS && bool(value);
  }
  template <typename Bounds>
  void bounds(const std::string& name, Bounds& value) const {
    value.min = number(name + "_min");
    value.max = number(name + "_max");
  }
  template <typename Read>
  void each(std::string_view name, Read read) const {
    dom::element value;
    if (object_[name].get(value) != simdjson::SUCCESS) return;
    for (const dom::element item : dom::array(value)) read(item);
  }
  [[nodiscard]] std::map<std::string, std::string> texts(std::string_view name) const {
    std::map<std::string, std::string> texts;
    dom::element value;
    if (object_[name].get(value) != simdjson::SUCCESS) return texts;
    for (const auto [key, text] : dom::object(value)) {
      texts.emplace(std::string(key), std::string(std::string_view(text)));
    }
    return texts;
  }

 private:
  dom::object object_;
};

template <typename Word>
Word known(std::optional<Word> word, const std::string& text) {
  if (!word) throw Error("unknown value '" + text + "'");
  return *word;
}

StatedCount count_of(const Members& members) {
  StatedCount count;
  members.bounds("at", count.at);
  count.at_text = members.text("at_text");
  count.region = members.text("region");
  count.count = members.number("count").value_or(0);
  count.relation = members.text("relation");
  count.peak = members.flag("peak");
  return count;
}

Claim claim_of(const Members& members) {
  Claim claim;
  claim.category = members.text("category");
  claim.cause = members.text("cause");
  claim.claimed_by = members.text("claimed_by");
  const std::string standing = members.text("standing");
  claim.standing = known(standing_of(standing), standing);
  claim.url = members.text("url");
  return claim;
}

void read_lists(const Members& members, Incident& incident) {
  members.each("regions",
               [&](dom::element item) { incident.regions.emplace_back(std::string_view(item)); });
  members.each("components", [&](dom::element item) {
    const Members part(item);
    incident.components.push_back(
        {part.text("name"), part.text("old_status"), part.text("new_status")});
  });
  members.each("updates", [&](dom::element item) {
    const Members said(item);
    Update& update = incident.updates.emplace_back();
    said.bounds("at", update.at);
    update.status = said.text("status");
    update.text = said.text("text");
  });
  members.each("counts",
               [&](dom::element item) { incident.counts.push_back(count_of(Members(item))); });
  members.each("claims",
               [&](dom::element item) { incident.claims.push_back(claim_of(Members(item))); });
  members.each("faults", [&](dom::element item) {
    const Members fault(item);
    incident.faults.push_back(
        {fault.text("field"), fault.text("stated"), fault.text("contradicts")});
  });
}

Incident read(const Members& members) {
  Incident incident;
  incident.title = members.text("title");
  const std::string kind = members.text("kind");
  incident.kind = known(kind_of(kind), kind);
  const std::string severity = members.text("severity");
  if (!severity.empty()) incident.severity = known(severity_of(severity), severity);
  incident.status = members.text("status");
  incident.url = members.text("url");
  members.bounds("started", incident.started);
  members.bounds("ended", incident.ended);
  members.bounds("duration", incident.duration);
  incident.ongoing = members.flag("ongoing");
  incident.started_text = members.text("started_text");
  incident.ended_text = members.text("ended_text");
  incident.duration_text = members.text("duration_text");
  incident.zone = members.text("zone");
  // Statements from before it was recorded have none, and stay as they were reconciled then:
  // as_stated() restores what they were made from.
  const std::string evidence = members.text("evidence");
  if (!evidence.empty()) incident.evidence = known(evidence_of(evidence), evidence);
  read_lists(members, incident);
  incident.extra = members.texts("extra");
  return incident;
}

}  // namespace

Incident stated_incident(const std::string& statement) {
  const auto refuse = [](const char* reason) {
    throw Error(std::string("statement: ") + reason, "import the record as it was exported");
  };
  Incident incident;
  try {
    dom::parser parser;
    incident = read(Members(parser.parse(statement)));
  } catch (const simdjson::simdjson_error& error) {
    refuse(error.what());
  } catch (const Error& error) {
    refuse(error.what());
  }
  return incident;
}

Incident incident_of(const std::string& statement) {
  try {
    return stated_incident(statement);
  } catch (const Error& error) {
    throw Error(std::string("cannot read a stored statement: ") + error.what(),
                "the table incident_revision was changed outside outagedb");
  }
}

}  // namespace outagedb
