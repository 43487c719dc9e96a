#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/instant.hpp"
#include "time/zones/zone.hpp"

// The content of the first page of a report, in its language. External texts in them are
// isolated (see isolated()).
namespace outagedb {

// A text that names times: one for each zone of the report, or a single one that is the same in
// all of them.
class ZonedText {
 public:
  ZonedText() = default;
  explicit ZonedText(std::string same) : texts_{std::move(same)} {}
  ZonedText(const std::vector<Zone>& zones, const std::function<std::string(const Zone&)>& in);

  [[nodiscard]] const std::string& in(std::size_t zone) const;
  [[nodiscard]] bool same() const { return texts_.size() == 1; }
  [[nodiscard]] std::size_t zones() const { return texts_.size(); }  // 1 if it is the same in all
  [[nodiscard]] bool empty() const;                                  // in the first zone

 private:
  std::vector<std::string> texts_{std::string()};
};

struct Fact {
  std::string id;     // for machines: "downtime"
  std::string label;  // "Time down, at least"
  std::string value;  // "10 h 25 min"
  std::string doubt;  // how certain it is; may be empty
};

struct SourceLink {
  std::string name;
  std::string address;  // empty, or one that a browser opens without executing it
};

// An outage or a degradation in the list.
struct Entry {
  std::string outage;    // its id
  std::string short_id;  // the shortest prefix of it that is unique, with at least six digits
  bool degradation = false;
  bool vague = false;               // the day on which it started is not certain
  ZonedText day;                    // "Thu 22 May"
  ZonedText clock;                  // "between 13:30 and 14:30"; may be empty
  std::string title;                // in the language of the report
  std::string quotation;            // the title of a source in another language; may be empty
  std::vector<ZonedText> details;   // components, user reports, regions
  std::vector<std::string> causes;  // each with who claims it
  std::vector<SourceLink> sources;
  std::string sources_note;  // follows them: " and 3 more sources"; may be empty
  std::string lasted;        // "9 h 30 min to 1 d 10 h"
  ZonedText ended;           // "until 16:45"; may be empty
};

// A month, or several in a row that were not monitored.
struct MonthRow {
  std::string name;    // "May 2025", "June 2024 to February 2025"
  std::string label;   // "May", for the axis of a picture
  std::string number;  // "4", "not monitored"
  std::string limits;  // "3 to 7"; may be empty
  std::string downtime;
  std::size_t months = 1;
  // Empty if the month was not monitored and no outage is known, which is not the same as 0.
  std::optional<std::int64_t> outages;
  std::int64_t fewest = 0;
  std::int64_t most = 0;
  bool partly = false;  // a part of it was not monitored
};

// "Again within 7 days": the number of outages that another one followed, of those after which that
// time was observed or that another one followed within it.
struct Return {
  std::string within;  // "within 7 days"
  std::string said;    // "4 of 6", "46%"
  double share = 0;
  std::int64_t of = 0;  // the number of outages that the share is of
};

struct ComponentCount {
  std::string name;
  std::int64_t outages = 0;
};

struct Unknown {
  std::string topic;  // "How long."
  std::string text;
};

struct Page {
  std::string title;  // "X: 4 outages in May 2025"
  std::string headline;
  std::vector<std::string> lead;  // sentences
  std::vector<Fact> facts;        // at most four
  std::string entries_title;
  std::vector<Entry> entries;           // the worst ones if there are more than are listed
  std::vector<std::string> not_listed;  // about those that are not in the list
  std::string when;                     // when it was down, in a sentence; empty: unknown
  std::string months_title;
  std::string months_answer;
  std::vector<MonthRow> months;
  std::vector<Return> returns;             // none: nothing is known about the time after any outage
  std::vector<std::string> recurrence;     // sentences, the first one as the answer
  std::string durations;                   // a sentence; empty: too few
  std::vector<ComponentCount> components;  // by the number of outages; none or at least two
  std::size_t more_components = 0;         // that are not among them
  std::vector<Unknown> unknown;
};

}  // namespace outagedb
