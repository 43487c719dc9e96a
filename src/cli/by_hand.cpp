#include "cli/by_hand.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

#include "base/error.hpp"
#include "cli/told.hpp"

namespace outagedb {

void HandOptions::add_to(CLI::App& command, bool why) {
  command.add_option("--who", who_, "whose word it is; else $USER")->type_name("NAME");
  command.add_option("--why", why_, "the reason, kept with it")->type_name("TEXT")->required(why);
}

Hand HandOptions::hand_if_known() const {
  const char* user = std::getenv("USER");
  return {!who_.empty() || user == nullptr ? who_ : user, why_};
}

Hand HandOptions::hand() const {
  Hand hand = hand_if_known();
  if (!hand.who.empty()) return hand;
  throw Error("whose word is it?", "say so with --who, or set $USER");
}

void tell_done(const Summary& summary, const std::string& what) {
  for (const std::string& warning : summary.warnings)
    std::cerr << fmt::format("warning: {}\n", told(warning));
  for (const std::string& name : summary.new_platforms)
    std::cerr << fmt::format("new platform: {}\n", told(name));
  std::cerr << fmt::format("{} (batch {})\n", what, summary.batch);
}

void HandSink::reject(const Place& /*place*/, const std::string& reason, const std::string& hint) {
  throw Error(reason, hint);
}

}  // namespace outagedb
