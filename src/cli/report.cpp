#include <memory>

#include "cli/commands.hpp"
#include "cli/history_options.hpp"
#include "cli/results.hpp"
#include "output/monthly.hpp"
#include "report/monthly.hpp"

namespace outagedb {
namespace {

struct ReportOptions {
  MonthlyRequest request;
  HistoryOptions history;
  ResultOptions results;
};

int report_monthly(const Context& context, ReportOptions& options) {
  const MonthlyWriter& writer = monthly_writer_named(options.results.format);
  options.request.zones = options.results.zones();
  options.request.figures = writer.pictures;
  auto db = options.history.open(context, options.request.zones);
  options.request.known_at = options.history.known_at(options.request.zones);
  const MonthlyReport report = monthly_report(db, options.request);
  options.results.write([&](std::ostream& out) {
    writer.write(report, {.zones = options.request.zones, .color = options.results.color()}, out);
  });
  return 0;
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  const auto options = std::make_shared<ReportOptions>();
  auto* command = app.add_subcommand("report", "print a report");
  command->require_subcommand(1);
  command->footer("Example:\n  outagedb report monthly --month 2025-05 --platform X");
  auto* monthly = command->add_subcommand("monthly", "the monthly recurrence report");
  monthly->footer(
      "Example:\n  outagedb report monthly --month 2025-05 --platform X --format markdown -o "
      "may.md");
  monthly->add_option("--month", options->request.month, "the month, in the first of the zones")
      ->type_name("MONTH")
      ->required();
  monthly
      ->add_option("--platform", options->request.platforms,
                   "a platform, by any of its names; all when left out")
      ->type_name("NAME");
  monthly
      ->add_option("--as-of", options->request.as_of,
                   "what was not known by then is left out; the latest retrieval when left out")
      ->type_name("TIME");
  options->history.add_to(*monthly);
  options->results.add_to(*monthly, "text|markdown|html|csv|json");
  monthly->callback([&context, options] {
    context.action = [&context, options] { return report_monthly(context, *options); };
  });
}

}  // namespace outagedb
