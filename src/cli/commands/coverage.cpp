#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/manual_entry.hpp"
#include "cli/options/query_params.hpp"
#include "cli/options/time_rule_options.hpp"
#include "cli/terminal/escape.hpp"
#include "cli/terminal/show_query.hpp"
#include "input/tables/native.hpp"
#include "store/batches/ingest.hpp"
#include "store/care/database.hpp"
#include "store/names/coverage_periods.hpp"
#include "time/format/format_time.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

struct CoverageOptions {
  std::vector<std::string> platforms;
  std::string from, until, region, component, source, tz;
  bool none = false;
  TimeRuleOptions rules;
  HandOptions hand;
  ResultOptions results;
};

using Options = std::shared_ptr<CoverageOptions>;

void add_stretch(CLI::App& command, CoverageOptions& options) {
  command.add_option("--platform", options.platforms, "Platform; repeatable")
      ->type_name("NAME")
      ->required();
  command.add_option("--from", options.from, "First period that was monitored")->type_name("TIME");
  command.add_option("--until", options.until, "Last period that was monitored")->type_name("TIME");
  command.add_flag(
      "--none", options.none,
      "Declare it not monitored, at any time if no period is given; nothing is assumed "
      "from the lists that sources keep");
  command.add_option("--region", options.region, "Only this region")->type_name("CODE");
  command.add_option("--component", options.component, "Only this component")->type_name("NAME");
  command.add_option("--source", options.source, "Who monitored it [--who]")->type_name("NAME");
  command.add_option("--tz", options.tz, "Time zone of times without one [UTC]")->type_name("ZONE");
  options.rules.add_to(command);
}

ReadOptions read_options(const CoverageOptions& options) {
  ReadOptions read;
  read.now = clock_now();
  read.time = options.rules.rules();
  read.time.zone = options.tz.empty() ? Zone::utc() : Zone::named(options.tz);
  return read;
}

void require_period(const CoverageOptions& options) {
  if (options.none && options.from.empty() && options.until.empty()) return;
  if (!options.from.empty() && !options.until.empty()) return;
  throw Error("--from and --until are both required",
              "give the first and the last period, as in --from 2025-03 --until 2025-05");
}

// With the reader of our own forms.
void read_time_range(const CoverageOptions& options, const std::string& platform,
                     const std::string& source, Sink& sink) {
  const bool ever = options.none && options.from.empty();
  const std::string from = ever ? format_rfc3339(kFirstInstant) : options.from;
  const std::string until = ever ? format_rfc3339(kLastInstant) : options.until;
  Fields fields;
  fields.add("platform", platform);
  fields.add("from", from);
  fields.add("until", until);
  fields.add("basis", options.none ? "none" : "declared");
  fields.add("region", options.region);
  fields.add("component", options.component);
  fields.add("source", source);
  fields.add("source_kind", "person");
  const ReadOptions read = read_options(options);
  HandSink hand(sink);
  read_coverage(fields, {}, read, hand);
}

void read_stretches(const CoverageOptions& options, const std::string& source, Sink& sink) {
  require_period(options);
  for (const std::string& platform : options.platforms)
    read_time_range(options, platform, source, sink);
}

std::string named(const CoverageOptions& options) {
  return escape_for_terminal(fmt::format("{}", fmt::join(options.platforms, ", ")));
}

int add_coverage_stretch(const Context& context, const CoverageOptions& options) {
  const Attribution hand = options.hand.hand();
  auto db = open_to_write(context.database);
  const Instant now = clock_now();
  IngestBatch batch(db, {.name = "by hand",
                         .format = "person",
                         .observed_at = now,
                         .stated_at = now,
                         .who = hand.who,
                         .why = hand.why});
  read_stretches(options, options.source.empty() ? hand.who : options.source, batch);
  const Summary summary = batch.finish("");
  if (summary.added == 0)
    throw Error("this period is already declared", "see 'outagedb coverage list'");
  batch.commit();
  tell_done(summary, fmt::format("Declared {}: {}", named(options),
                                 options.none ? "not monitored" : "monitored"));
  return 0;
}

// Collects the coverage that read_coverage makes from the options, without a batch.
class Stretches final : public Sink {
 public:
  void user_reports(const UserReports& /*reports*/, const Place& /*place*/) override {}
  void incident(Incident /*incident*/, const Place& /*place*/) override {}
  void coverage(const Coverage& coverage, const Place& /*place*/) override {
    found_.push_back(coverage);
  }
  void snapshot(const Snapshot& /*snapshot*/) override {}
  void exported(const Exported& /*record*/, const Place& /*place*/) override {}
  void reject(const Place& /*place*/, const std::string& /*reason*/,
              const std::string& /*hint*/) override {}
  void warn(const std::string& /*text*/) override {}
  [[nodiscard]] const std::vector<Coverage>& found() const noexcept { return found_; }

 private:
  std::vector<Coverage> found_;  // one per named platform
};

int remove_coverage_stretch(const Context& context, const CoverageOptions& options) {
  const Attribution hand = options.hand.hand();
  Stretches stretches;
  read_stretches(options, options.source, stretches);
  auto db = open_to_write(context.database);
  for (Coverage coverage : stretches.found()) {
    coverage.source.name = options.source;
    remove_coverage(db, coverage, hand);
  }
  std::cerr << fmt::format("{}: withdrawn\n", named(options));
  return 0;
}

void add_list(CLI::App& command, Context& context) {
  const auto options = std::make_shared<CoverageOptions>();
  auto* list = command.add_subcommand(
      "list", "List the periods of coverage, and who would have reported an outage");
  list->footer("Example:\n  outagedb coverage list --platform X");
  take_several_names(
      *list->add_option("--platform", options->platforms, "Only this platform; repeatable")
           ->type_name("NAME"));
  options->results.add_to(*list, kTableFormats);
  list->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_query(context);
      Arguments arguments;
      if (!options->platforms.empty()) arguments.emplace("platform", options->platforms);
      show_query(db, query_named("coverage"), arguments, options->results);
      return 0;
    };
  });
}

}  // namespace

void add_coverage(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand(
      "coverage", "Manage coverage: the periods in which a platform was monitored");
  command->require_subcommand(1);
  command->footer("Example:\n  outagedb coverage add --platform X --from 2025-03 --until 2025-05");
  add_list(*command, context);

  const auto added = std::make_shared<CoverageOptions>();
  auto* add = command->add_subcommand(
      "add", "Declare that a platform was monitored in a period, or that it was not");
  add->footer(
      "Both ends are included.\n\n"
      "Example:\n  outagedb coverage add --platform X --from 2025-03 --until 2025-05 --who ana");
  add_stretch(*add, *added);
  added->hand.add_to(*add, false);
  add->callback([&context, added] {
    context.action = [&context, added] { return add_coverage_stretch(context, *added); };
  });

  const auto removed = std::make_shared<CoverageOptions>();
  auto* remove = command->add_subcommand("remove", "Withdraw a declared period");
  remove->footer(
      "Example:\n  outagedb coverage remove --platform X --from 2025-03 --until 2025-05 --why "
      "'nobody did'");
  add_stretch(*remove, *removed);
  removed->hand.add_to(*remove, true);
  remove->callback([&context, removed] {
    context.action = [&context, removed] { return remove_coverage_stretch(context, *removed); };
  });
}

}  // namespace outagedb
