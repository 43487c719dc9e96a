#include "cli/options/time_rule_options.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/options/one_of.hpp"

namespace outagedb {

void TimeRuleOptions::add_to(CLI::App& command) {
  command
      .add_option("--zone-label", labels_,
                  "Meaning of an ambiguous zone label, as in AST=Asia/Riyadh; repeatable")
      ->type_name("LABEL=ZONE")
      ->expected(1)
      ->take_all();
  accept_one_of(
      *command.add_option("--dates", dates_,
                          "Order of dates such as 01/02/2025; without it they are rejected, "
                          "unless the dates of a table leave only one order"),
      {"day-first", "month-first"});
  accept_one_of(*command.add_option("--gap", gap_,
                                    "Clock times skipped by a change of clocks: reject them, or "
                                    "shift them as RFC 5545 does [reject]"),
                {"reject", "shift"});
  command.add_flag(
      "--strict-zones", strict_zones_,
      "Reject out-of-season labels (EST in July) instead of reading them as local time");
}

TimeRules TimeRuleOptions::rules() const {
  TimeRules rules;
  if (!dates_.empty()) rules.dates = date_order_of(dates_);
  rules.shift_gaps = gap_ == "shift";
  rules.strict_zones = strict_zones_;
  for (const std::string& setting : labels_) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos) {
      throw Error(fmt::format("'{}' is not of the form LABEL=ZONE", setting),
                  "as in --zone-label AST=Asia/Riyadh");
    }
    rules.labels[setting.substr(0, equals)] = Zone::named(setting.substr(equals + 1)).name();
  }
  return rules;
}

}  // namespace outagedb
