#include "cli/options/history_options.hpp"

#include "cli/terminal/show_query.hpp"
#include "store/batches/known_at.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {

void HistoryOptions::add_to(CLI::App& command) {
  command
      .add_option("--known-at", known_at_,
                  "Show the history as it was known then, before later corrections")
      ->type_name("TIME");
}

std::optional<Instant> HistoryOptions::known_at(const std::vector<Zone>& zones) const {
  if (known_at_.empty()) return std::nullopt;
  TimeRules rules;
  rules.zone = zones.front();
  return window_until(known_at_, rules);
}

SQLite::Database HistoryOptions::open(const Context& context,
                                      const std::vector<Zone>& zones) const {
  auto db = open_to_query(context);
  if (const auto at = known_at(zones)) know_as_of(db, *at);
  return db;
}

}  // namespace outagedb
