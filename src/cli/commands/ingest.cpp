#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "cli/batches.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/mapping_options.hpp"
#include "cli/options/one_of.hpp"
#include "cli/options/time_rule_options.hpp"
#include "cli/program.hpp"
#include "cli/terminal/escape.hpp"
#include "input/bytes/iconv_source.hpp"
#include "store/care/database.hpp"
#include "store/care/migrations.hpp"

namespace outagedb {
namespace {

struct IngestOptions {
  std::vector<std::string> files;
  std::vector<std::string> git;
  std::string format;
  std::string encoding;
  std::string sheet;
  std::string tz;
  TimeRuleOptions rules;
  MappingOptions mapping;
  std::string observed_at;
  std::string platform;
  std::string source;
  std::string watched;
  std::optional<Duplicates> duplicates;
  bool retry = false;
  bool strict = false;
  bool dry_run = false;
  std::string summary = "text";
  bool quiet = false;
};

ReadOptions read_options(const IngestOptions& options) {
  ReadOptions read;
  read.now = clock_now();
  read.platform = options.platform;
  read.source = options.source;
  read.table = options.mapping.mapping();
  read.time = options.rules.rules();
  const std::string& zone = options.tz.empty() ? read.table.zone : options.tz;
  if (!zone.empty()) read.time.zone = Zone::named(zone);
  if (options.observed_at.empty()) return read;
  if (window_from(options.observed_at, read.time) > read.now)
    throw Error(fmt::format("--observed-at '{}' is in the future", options.observed_at),
                "give the time at which the input was retrieved");
  read.observed_at = std::min(window_until(options.observed_at, read.time), read.now);
  return read;
}

SQLite::Database open_or_make(const Context& context, const IngestOptions& options) {
  std::error_code unknown;  // opening it reports why
  if (std::filesystem::exists(context.database, unknown) || unknown)
    return open_to_write(context.database);
  if (options.dry_run) {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
    migrate(db);
    return db;
  }
  auto db = create_database(context.database);
  if (!options.quiet) std::cerr << context.database.string() << ": database created\n";
  return db;
}

// "2024..2025", or one period.
std::optional<Watched> watched(const IngestOptions& options) {
  if (options.watched.empty()) return std::nullopt;
  TimeRules rules = options.rules.rules();
  rules.zone = options.tz.empty() ? Zone::utc() : Zone::named(options.tz);
  const auto dots = options.watched.find("..");
  const std::string first = options.watched.substr(0, dots);
  const std::string last =
      dots == std::string::npos ? first : options.watched.substr(dots + std::string("..").size());
  if (first.empty() || last.empty()) {
    throw Error(fmt::format("--watched '{}' needs a first and a last period", options.watched),
                "as in --watched 2024..2025 (both ends are included)");
  }
  const char* user = std::getenv("USER");
  const Watched said{user == nullptr || *user == '\0' ? std::string(kUnnamedSource) : user,
                     window_from(first, rules), std::min(window_until(last, rules), clock_now())};
  if (said.from < said.until) return said;
  throw Error(fmt::format("--watched '{}' contains no time in the past", options.watched),
              "name the earlier period first, as in --watched 2024..2025");
}

IngestSettings settings_of(const IngestOptions& options) {
  return {.read = read_options(options),
          .format = options.format,
          .sheet = options.sheet,
          .encoding = options.encoding,
          .duplicates = options.duplicates.value_or(Duplicates::max),
          .watched = watched(options),
          .strict = options.strict,
          .dry_run = options.dry_run,
          .json = options.summary == "json",
          .quiet = options.quiet};
}

int retry(const Context& context, const IngestOptions& options) {
  if (!options.files.empty() || !options.git.empty())
    throw Error("--retry-rejects cannot be combined with files or --git", "omit them");
  if (!options.watched.empty())
    throw Error("--watched cannot be combined with --retry-rejects",
                "use 'outagedb coverage add' instead");
  if (options.duplicates) {
    throw Error("--on-duplicate cannot be combined with --retry-rejects",
                "ingest the input again with --on-duplicate");
  }
  if (!options.encoding.empty())
    throw Error("--encoding cannot be combined with --retry-rejects",
                "omit it: rejected records are stored in UTF-8");
  if (!options.sheet.empty())
    throw Error("--sheet cannot be combined with --retry-rejects",
                "omit it: rejected rows are stored as text");
  auto db = open_to_write(context.database);
  return retry_rejects(db, settings_of(options)) > 0 ? 1 : 0;
}

int ingest(const Context& context, const IngestOptions& options) {
  if (options.files.empty() && options.git.empty())
    throw Error("no input given", "name files, or a repository with --git");
  if (!options.git.empty() && !options.observed_at.empty())
    throw Error("--observed-at cannot be combined with --git",
                "omit it: each commit states its time");
  if (!options.git.empty() && !options.encoding.empty())
    throw Error("--encoding cannot be combined with --git", "omit it: feeds are in UTF-8");
  if (!options.git.empty() && !options.sheet.empty())
    throw Error("--sheet cannot be combined with --git", "omit it: feeds have no sheets");
  if (!options.encoding.empty()) require_encoding(options.encoding);
  // An invalid call must not leave a new database behind.
  const IngestSettings settings = settings_of(options);
  const Format* format = options.format.empty() ? nullptr : &format_named(options.format);
  const Inputs inputs = inputs_of(options.files, format, settings.read.table, context.database);
  auto db = open_or_make(context, options);
  std::int64_t rejected = 0;
  int failed = 0;
  for (const Input& input : inputs.all) {
    try {
      rejected += ingest_input(db, input, settings);
    } catch (const Error& error) {
      // Reads the others anyway: what is stored must not depend on their order.
      failed = print_error(fmt::format("{}: {}", input.name, error.what()), error.hint());
    }
  }
  for (const std::string& name : options.git) {
    try {
      rejected += ingest_git_file(db, name, settings);
    } catch (const Error& error) {
      failed = print_error(error.what(), error.hint());
    }
  }
  for (const std::string& note : inputs.notes) {
    if (!options.quiet) std::cerr << escape_for_terminal(note) << '\n';
  }
  return failed != 0 ? failed : rejected > 0 ? 1 : 0;
}

std::string format_names() {
  std::string names;
  for (const Format* format : formats()) names += fmt::format(" {}", format->name);
  return names;
}

void add_reading_options(CLI::App& command, IngestOptions& options) {
  command
      .add_option("--format", options.format, "Input format [detected]; one of:" + format_names())
      ->type_name("NAME");
  command
      .add_option("--encoding", options.encoding,
                  "Encoding of a text that is not UTF-8, as in windows-1256")
      ->type_name("NAME");
  command
      .add_option("--sheet", options.sheet,
                  "Sheet of a workbook (xlsx, ods), by name or number [the first with rows]")
      ->type_name("NAME")
      ->group("Tables");
  command.add_option("--tz", options.tz, "Time zone of times without one")->type_name("ZONE");
  options.rules.add_to(command);
  command.add_option("--observed-at", options.observed_at, "When the input was retrieved [now]")
      ->type_name("TIME");
  command.add_option("--platform", options.platform, "Platform of records that name none")
      ->type_name("NAME");
  command.add_option("--source", options.source, "Source of records that name none")
      ->type_name("NAME");
  command
      .add_option("--watched", options.watched,
                  "Declare that the platforms of the input were monitored in this period, "
                  "as in 2024..2025")
      ->type_name("PERIOD");
  const std::map<std::string, Duplicates> rules{{"max", Duplicates::max},
                                                {"last", Duplicates::last},
                                                {"sum", Duplicates::sum},
                                                {"reject", Duplicates::reject}};
  command
      .add_option("--on-duplicate", options.duplicates,
                  "Which count to use if an input states a bucket twice [max]")
      ->transform(CLI::CheckedTransformer(rules, CLI::ignore_case).description(""))
      ->type_name("max|last|sum|reject");
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  const auto options = std::make_shared<IngestOptions>();
  auto* command =
      app.add_subcommand("ingest", "Import files; importing the same file again changes nothing");
  command->footer(
      "Formats:" + format_names() +
      "\nRecords that cannot be read are stored with the reason ('outagedb query rejects'), "
      "and the exit code is 1.\n\n"
      "Example:\n  outagedb ingest incidents.csv statuspage.json");
  command->add_option("FILE", options->files,
                      "Files (may be gzipped) or folders; - is standard input");
  command
      ->add_option("--git", options->git,
                   "Import every committed version of a file in a git repository")
      ->type_name("REPO:PATH");
  command->add_flag("--retry-rejects", options->retry,
                    "Read the stored rejects again, with these options and the current names");
  add_reading_options(*command, *options);
  options->mapping.add_to(*command);
  command->add_flag("--strict", options->strict,
                    "Import nothing from a file in which a record is rejected");
  // By pointer: looking it up by name would end the program if memory ran out meanwhile.
  command->add_flag("--dry-run", options->dry_run, "Write nothing; only report what would happen");
  // Has no effect; kept for scripts that use it: loading needs no rollback journal to be as fast.
  command->add_flag("--exclusive-load")->group("");
  accept_one_of(
      *command->add_option(
          "--summary", options->summary,
          "Print the summary as text on standard error or as json on standard output [text]"),
      {"text", "json"});
  command->add_flag("-q,--quiet", options->quiet, "Print only errors");
  command->callback([&context, options] {
    context.action = [&context, options] {
      return options->retry ? retry(context, *options) : ingest(context, *options);
    };
  });
}

}  // namespace outagedb
