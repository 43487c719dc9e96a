#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <iostream>
#include <memory>

#include "base/embedded.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/history_options.hpp"
#include "cli/options/one_of.hpp"
#include "cli/report_folder.hpp"
#include "cli/terminal/results.hpp"
#include "output/html/html_page.hpp"
#include "output/reports/mail_message.hpp"
#include "output/reports/report_writer.hpp"
#include "report/builder/build_report.hpp"
#include "report/figures.hpp"
#include "store/names/platforms.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

struct ReportOptions {
  ReportRequest request;
  HistoryOptions history;
  ResultOptions results;
  std::string language = "en";
  std::string digits = "latn";
  std::string from;
  std::string until;
  std::string since_known;
  std::string slo;
  Envelope envelope;
  bool every = false;
  bool full = false;
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
    throw Error(fmt::format("--slo '{}' is not a valid objective", text),
                "give a percentage between 0 and 100, as in --slo 99.9");
  }
  return fmt::format("{}", percent);
}

void require_few_zones(const std::vector<Zone>& zones) {
  if (const auto number = zones_with_utc(zones).size(); number > kMostZones) {
    throw Error(fmt::format("too many time zones for one page: {}, including UTC", number),
                fmt::format("name fewer in --tz, for {} in all at most", kMostZones));
  }
}

void complete_request(ReportOptions& options) {
  ReportRequest& request = options.request;
  request.texts = Texts::of(options.language, digits_named(options.digits));
  request.zones = options.results.zones();
  request.known_at = options.history.known_at(request.zones);
  request.since_known = since_known(options);
  if (!options.slo.empty()) request.slo = objective(options.slo);
  const PeriodKind& kind = kind_of(request.kind);
  if (kind.period == Period::day) {
    if (options.from.empty() || options.until.empty())
      throw Error("no period given",
                  fmt::format("give its first and last day, as in --from {} --until {}",
                              kind.example, kind.later));
    request.period = options.from + ".." + options.until;
  }
  if (request.period.empty() && !options.every) {
    throw Error(fmt::format("no {} given", kind.name),
                fmt::format("give one, as in --{} {}, or all with --every -o FOLDER", kind.name,
                            kind.example));
  }
  if (options.every && options.results.output.empty())
    throw Error("--every needs a folder", "name one with -o FOLDER");
}

void require_envelope(const Envelope& envelope, const ReportWriter& writer) {
  if (writer.addressed) {
    require_deliverable(envelope);
  } else if (!envelope.from.empty() || !envelope.to.empty()) {
    throw Error(fmt::format("{} is only for --format eml",
                            envelope.to.empty() ? "--mail-from" : "--mail-to"),
                "add --format eml, or leave it out");
  }
}

void require_no_terminal(const ResultOptions& results, const ReportWriter& writer) {
  if (writer.binary && results.to_terminal())
    throw Error(fmt::format("--format {} is not for a terminal", writer.name),
                fmt::format("write it to a file, as with -o report.{}", writer.name));
}

int report_every(const Context& context, const ReportOptions& options, const ReportWriter& writer) {
  ReportRequest request = options.request;
  const auto open = [&] { return options.history.open(context, request.zones); };
  auto db = open();
  // The reports cover these platforms, even if others are imported meanwhile.
  request.platforms = platform_names(db, request.platforms);
  ReportFolder folder(options.results.output, writer, request, options.envelope);
  const auto left_out =
      every_report(open, request, [&](const Report& report) { folder.add(report); });
  folder.finish();
  if (left_out > 0) {
    std::cerr << fmt::format("skipped {} {}{} without records or coverage\n", left_out,
                             kind_of(request.kind).name, left_out == 1 ? "" : "s");
  }
  return 0;
}

int report(const Context& context, ReportOptions& options) {
  const ReportWriter& writer = report_writer_named(options.results.format);
  require_envelope(options.envelope, writer);
  complete_request(options);
  require_no_terminal(options.results, writer);
  options.request.pictures = writer.pictures;
  options.request.sections = writer.sections == Sections::always ||
                             (writer.sections == Sections::on_request && options.full);
  if (writer.pictures) require_few_zones(options.request.zones);
  if (options.every) return report_every(context, options, writer);
  const ReportRequest& request = options.request;
  auto db = options.history.open(context, request.zones);
  const Report report = build_report(db, request);
  options.results.write([&](std::ostream& out) {
    writer.write(
        report,
        {.zones = request.zones, .color = options.results.color(), .envelope = options.envelope},
        out);
  });
  return 0;
}

void add_wording_options(CLI::App& command, ReportOptions& options) {
  std::vector<std::string> languages;
  for (const embedded::File& file : embedded::texts()) languages.emplace_back(file.name);
  accept_one_of(*command.add_option("--lang", options.language, "Language of the report [en]"),
                languages);
  accept_one_of(*command.add_option("--digits", options.digits,
                                    "Digits: latn (0-9) or, in Arabic, arab (٠-٩) [latn]"),
                {"latn", "arab"});
}

void add_envelope_options(CLI::App& command, Envelope& envelope) {
  command.add_option("--mail-to", envelope.to, "Recipient of --format eml; may be repeated")
      ->type_name("ADDRESS");
  command.add_option("--mail-from", envelope.from, "Sender of --format eml")->type_name("ADDRESS");
}

// "text|markdown|html"
std::string format_names() {
  std::vector<std::string_view> names;
  for (const ReportWriter* writer : report_writers()) names.push_back(writer->name);
  return fmt::format("{}", fmt::join(names, "|"));
}

void add_period_options(CLI::App& command, ReportOptions& options, const PeriodKind& kind) {
  if (kind.period == Period::day) {
    command.footer(fmt::format("Example:\n  outagedb report {} --from {} --until {} --platform X",
                               kind.command, kind.example, kind.later));
    command
        .add_option("--from", options.from, "Its first day, month or year, in the first time zone")
        ->type_name("TIME");
    command.add_option("--until", options.until, "Its last day, month or year, which is included")
        ->type_name("TIME");
    return;
  }
  command.footer(fmt::format(
      "Example:\n  outagedb report {} --{} {} --platform X --format markdown -o report.md",
      kind.command, kind.name, kind.example));
  command
      .add_option(fmt::format("--{}", kind.name), options.request.period,
                  fmt::format("The {} to report, in the first time zone", kind.name))
      ->type_name("PERIOD");
  command.add_flag(
      "--every", options.every,
      fmt::format("Write a file for each platform and {} to the folder -o, with an index; "
                  "--{} A..B selects a range",
                  kind.name, kind.name));
}

void add_kind(CLI::App& command, Context& context, const PeriodKind& kind) {
  const auto options = std::make_shared<ReportOptions>();
  options->request.kind = kind.period;
  auto* sub = command.add_subcommand(
      std::string(kind.command),
      fmt::format("Print the recurrence report of {}", kind.period == Period::day
                                                           ? "any period of days"
                                                           : fmt::format("a {}", kind.name)));
  add_period_options(*sub, *options, kind);
  sub->add_option("--platform", options->request.platforms, "Platform, by any of its names [all]")
      ->type_name("NAME");
  sub->add_flag(
      "--full", options->full,
      "Add what each source says, all numbers and the commands that give them; html, json, "
      "xlsx and pdf always have them, eml never");
  add_wording_options(*sub, *options);
  accept_one_of(*sub->add_option("--coverage", options->request.coverage,
                                 "Coverage to use: stated excludes what is assumed from the lists "
                                 "that sources keep [all]"),
                {"all", "stated"});
  sub->add_option("--slo", options->slo, "Compare availability with this objective, in percent")
      ->type_name("PERCENT");
  sub->add_option("--since-known", options->since_known,
                  "List what sources stated or corrected since then, as since the last issue of "
                  "the report")
      ->type_name("TIME");
  sub->add_option("--as-of", options->request.as_of,
                  "Report as of this moment, ignoring anything later [latest retrieval]")
      ->type_name("TIME");
  options->history.add_to(*sub);
  add_envelope_options(*sub, options->envelope);
  options->results.add_to(*sub, format_names());
  sub->callback([&context, options] {
    context.action = [&context, options] { return report(context, *options); };
  });
}

}  // namespace

void add_report(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("report", "Print a report");
  command->require_subcommand(1);
  command->footer("Example:\n  outagedb report monthly --month 2025-05 --platform X");
  for (const PeriodKind& kind : period_kinds()) add_kind(*command, context, kind);
}

}  // namespace outagedb
