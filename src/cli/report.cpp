#include <fmt/format.h>

#include <charconv>
#include <iostream>
#include <memory>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/history_options.hpp"
#include "cli/report_folder.hpp"
#include "cli/results.hpp"
#include "output/html_page.hpp"
#include "output/monthly.hpp"
#include "report/monthly.hpp"
#include "store/platforms.hpp"
#include "time/parse.hpp"

namespace outagedb {
namespace {

struct ReportOptions {
  MonthlyRequest request;
  HistoryOptions history;
  ResultOptions results;
  std::string language = "en";
  std::string digits = "latn";
  std::string since_known;
  std::string slo;
  bool every = false;
};

std::optional<Instant> since_known(const ReportOptions& options) {
  if (options.since_known.empty()) return std::nullopt;
  TimeRules rules;
  rules.zone = options.request.zones.front();
  return window_until(options.since_known, rules);
}

std::string objective(const std::string& text) {
  double percent = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), percent);
  const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  if (!whole || !(percent > 0 && percent < 100)) {
    throw Error(fmt::format("--slo {}: no objective", text),
                "percent between 0 and 100, as in --slo 99.9");
  }
  return fmt::format("{}", percent);
}

void require_few_zones(const std::vector<Zone>& zones) {
  if (const auto number = zones_with_utc(zones).size(); number > kMostZones) {
    throw Error(fmt::format("a page in {} zones, UTC among them", number),
                fmt::format("it switches between {} at most: name fewer in --tz", kMostZones));
  }
}

void complete_request(ReportOptions& options) {
  MonthlyRequest& request = options.request;
  request.texts = Texts::of(options.language, digits_named(options.digits));
  request.zones = options.results.zones();
  request.known_at = options.history.known_at(request.zones);
  request.since_known = since_known(options);
  if (!options.slo.empty()) request.slo = objective(options.slo);
  if (request.period.empty() && !options.every) {
    const bool month = request.kind == Period::month;
    throw Error(fmt::format("no {} is given", month ? "month" : "year"),
                fmt::format("as in --{}, or --every -o FOLDER for all",
                            month ? "month 2025-05" : "year 2025"));
  }
  if (options.every && options.results.output.empty())
    throw Error("--every without a folder", "-o FOLDER names it");
}

int report_every(const Context& context, const ReportOptions& options,
                 const MonthlyWriter& writer) {
  MonthlyRequest request = options.request;
  const auto open = [&] { return options.history.open(context, request.zones); };
  auto db = open();
  // The reports are of these, whatever is imported meanwhile.
  request.platforms = platform_names(db, request.platforms);
  ReportFolder folder(options.results.output, writer, request);
  const auto left_out =
      every_report(open, request, [&](const MonthlyReport& report) { folder.add(report); });
  folder.finish();
  if (left_out > 0) {
    std::cerr << fmt::format("left out: {} {}{} without records or coverage\n", left_out,
                             request.kind == Period::month ? "month" : "year",
                             left_out == 1 ? "" : "s");
  }
  return 0;
}

int report(const Context& context, ReportOptions& options) {
  const MonthlyWriter& writer = monthly_writer_named(options.results.format);
  complete_request(options);
  options.request.figures = writer.pictures;
  if (writer.pictures) require_few_zones(options.request.zones);
  if (options.every) return report_every(context, options, writer);
  const MonthlyRequest& request = options.request;
  auto db = options.history.open(context, request.zones);
  const MonthlyReport report = monthly_report(db, request);
  options.results.write([&](std::ostream& out) {
    writer.write(report, {.zones = request.zones, .color = options.results.color()}, out);
  });
  return 0;
}

void add_kind(CLI::App& command, Context& context, Period kind) {
  const auto options = std::make_shared<ReportOptions>();
  const bool month = kind == Period::month;
  const std::string name = month ? "month" : "year";
  options->request.kind = kind;
  auto* sub = command.add_subcommand(
      name + "ly", month ? "the monthly recurrence report" : "the same of a year");
  sub->footer(
      fmt::format("Example:\n  outagedb report {}ly --{} {} --platform X --format markdown "
                  "-o report.md",
                  name, name, month ? "2025-05" : "2025"));
  sub->add_option("--" + name, options->request.period,
                  fmt::format("the {}, in the first of the zones", name))
      ->type_name(month ? "MONTH" : "YEAR");
  sub->add_option("--platform", options->request.platforms,
                  "a platform, by any of its names; all when left out")
      ->type_name("NAME");
  sub->add_flag("--every", options->every,
                fmt::format("a file for each platform and {} into the folder -o, with an index; "
                            "--{} A..B for some of them",
                            name, name));
  sub->add_option("--lang", options->language, "en|ar [en]")->type_name("LANGUAGE");
  sub->add_option("--digits", options->digits, "latn|arab: 0-9 or, in Arabic, ٠-٩ [latn]")
      ->type_name("DIGITS");
  sub->add_option("--coverage", options->request.coverage,
                  "all|stated: stated leaves out coverage that is assumed of the lists that "
                  "sources keep [all]")
      ->check(CLI::IsMember({"all", "stated"}))
      ->type_name("all|stated");
  sub->add_option("--slo", options->slo, "hold availability against this objective, in percent")
      ->type_name("PERCENT");
  sub->add_option("--since-known", options->since_known,
                  "tell what sources said, or said otherwise, from then on: when the report was "
                  "last issued")
      ->type_name("TIME");
  sub->add_option("--as-of", options->request.as_of,
                  "what was not known by then is left out; the latest retrieval when left out")
      ->type_name("TIME");
  options->history.add_to(*sub);
  options->results.add_to(*sub, "text|markdown|html|csv|json|xlsx");
  sub->callback([&context, options] {
    context.action = [&context, options] { return report(context, *options); };
  });
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("report", "print a report");
  command->require_subcommand(1);
  command->footer("Example:\n  outagedb report monthly --month 2025-05 --platform X");
  add_kind(*command, context, Period::month);
  add_kind(*command, context, Period::year);
}

}  // namespace outagedb
