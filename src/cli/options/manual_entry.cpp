#include "cli/options/manual_entry.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

#include "base/error.hpp"
#include "cli/terminal/escape.hpp"

namespace outagedb {

void HandOptions::add_to(CLI::App& command, bool why) {
  command.add_option("--who", who_, "Who makes this change [$USER]")->type_name("NAME");
  command.add_option("--why", why_, "Reason, stored with the change")
      ->type_name("TEXT")
      ->required(why);
}

Attribution HandOptions::hand_if_known() const {
  const char* user = std::getenv("USER");
  return {!who_.empty() || user == nullptr ? who_ : user, why_};
}

Attribution HandOptions::hand() const {
  Attribution hand = hand_if_known();
  if (!hand.who.empty()) return hand;
  throw Error("the author of the change is unknown", "name one with --who, or set $USER");
}

void tell_done(const Summary& summary, const std::string& what) {
  for (const std::string& warning : summary.warnings)
    std::cerr << fmt::format("warning: {}\n", escape_for_terminal(warning));
  for (const std::string& name : summary.new_platforms)
    std::cerr << fmt::format("new platform: {}\n", escape_for_terminal(name));
  std::cerr << done_in_batch(what, summary.batch) << '\n';
}

std::string done_in_batch(const std::string& what, std::int64_t batch) {
  return fmt::format("{} (batch {}; undo with 'outagedb batch undo {} --why TEXT')", what, batch,
                     batch);
}

void HandSink::reject(const Place& /*place*/, const std::string& reason, const std::string& hint) {
  throw Error(reason, hint);
}

}  // namespace outagedb
