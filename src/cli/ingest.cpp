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
#include "cli/commands.hpp"
#include "cli/mapping_options.hpp"
#include "cli/program.hpp"
#include "cli/time_rule_options.hpp"
#include "cli/told.hpp"
#include "store/database.hpp"
#include "store/migrations.hpp"

namespace outagedb {
namespace {

struct IngestOptions {
  std::vector<std::string> files;
  std::vector<std::string> git;
  std::string format;
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
    throw Error(fmt::format("--observed-at {}: that time is yet to come", options.observed_at),
                "nothing can have been retrieved then");
  read.observed_at = std::min(window_until(options.observed_at, read.time), read.now);
  return read;
}

SQLite::Database open_or_make(const Context& context, const IngestOptions& options) {
  std::error_code unknown;  // opening it says why
  if (std::filesystem::exists(context.database, unknown) || unknown)
    return open_to_write(context.database);
  if (options.dry_run) {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
    migrate(db);
    return db;
  }
  auto db = create_database(context.database);
  if (!options.quiet) std::cerr << context.database.string() << ": made a new database\n";
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
    throw Error(fmt::format("--watched {}: a first and a last period are needed", options.watched),
                "as in --watched 2024..2025; both are included");
  }
  const char* user = std::getenv("USER");
  const Watched said{user == nullptr || *user == '\0' ? std::string(kUnnamedSource) : user,
                     window_from(first, rules), std::min(window_until(last, rules), clock_now())};
  if (said.from < said.until) return said;
  throw Error(fmt::format("--watched {}: no time that is over lies in it", options.watched),
              "name the earlier period first, as in --watched 2024..2025");
}

IngestSettings settings_of(const IngestOptions& options) {
  return {.read = read_options(options),
          .format = options.format,
          .duplicates = options.duplicates.value_or(Duplicates::max),
          .watched = watched(options),
          .strict = options.strict,
          .dry_run = options.dry_run,
          .json = options.summary == "json",
          .quiet = options.quiet};
}

int retry(const Context& context, const IngestOptions& options) {
  if (!options.files.empty() || !options.git.empty())
    throw Error("--retry-rejects reads what is stored", "name no files with it");
  if (!options.watched.empty())
    throw Error("--watched is said of inputs, and --retry-rejects has none",
                "'outagedb coverage add' states it");
  if (options.duplicates) {
    throw Error(
        "--on-duplicate says which of an input's counts stands, and --retry-rejects has one",
        "take the input in again with --on-duplicate");
  }
  auto db = open_to_write(context.database);
  return retry_rejects(db, settings_of(options)) > 0 ? 1 : 0;
}

int ingest(const Context& context, const IngestOptions& options) {
  if (options.files.empty() && options.git.empty())
    throw Error("nothing to take in is named", "name files, or a repository with --git");
  if (!options.git.empty() && !options.observed_at.empty())
    throw Error("--observed-at goes with files", "a commit says itself when it was made");
  // A wrong call must not leave a new database behind.
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
      // The others are read all the same: what is stored must not depend on their order.
      failed = tell_error(fmt::format("{}: {}", input.name, error.what()), error.hint());
    }
  }
  for (const std::string& name : options.git) {
    try {
      rejected += ingest_git_file(db, name, settings);
    } catch (const Error& error) {
      failed = tell_error(error.what(), error.hint());
    }
  }
  for (const std::string& note : inputs.notes) {
    if (!options.quiet) std::cerr << told(note) << '\n';
  }
  return failed != 0 ? failed : rejected > 0 ? 1 : 0;
}

std::string format_names() {
  std::string names;
  for (const Format* format : formats()) names += fmt::format(" {}", format->name);
  return names;
}

void add_reading_options(CLI::App& command, IngestOptions& options) {
  command.add_option("--format", options.format, "one of:" + format_names())->type_name("NAME");
  command.add_option("--tz", options.tz, "zone of clock times that state none")->type_name("ZONE");
  options.rules.add_to(command);
  command
      .add_option("--observed-at", options.observed_at,
                  "when the input was retrieved; now when left out")
      ->type_name("TIME");
  command.add_option("--platform", options.platform, "platform of records that name none")
      ->type_name("NAME");
  command.add_option("--source", options.source, "source of records that name none")
      ->type_name("NAME");
  command
      .add_option("--watched", options.watched,
                  "State that the platforms of the input were monitored in that period, "
                  "as 2024..2025")
      ->type_name("PERIOD");
  const std::map<std::string, Duplicates> rules{{"max", Duplicates::max},
                                                {"last", Duplicates::last},
                                                {"sum", Duplicates::sum},
                                                {"reject", Duplicates::reject}};
  command
      .add_option("--on-duplicate", options.duplicates,
                  "which count stands where an input states a bucket twice [max]")
      ->transform(CLI::CheckedTransformer(rules, CLI::ignore_case).description(""))
      ->type_name("max|last|sum|reject");
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  const auto options = std::make_shared<IngestOptions>();
  auto* command = app.add_subcommand("ingest", "take in files; twice the same changes nothing");
  command->footer("formats:" + format_names() +
                  "\nWhat cannot be read is kept with its reason ('outagedb query rejects'), and "
                  "the exit code is 1.\n\n"
                  "Example:\n  outagedb ingest incidents.csv statuspage.json");
  command->add_option("FILE", options->files,
                      "files, also gzipped; folders of them; - is standard input");
  command
      ->add_option("--git", options->git,
                   "a feed's file in a git repository: every version that was committed")
      ->type_name("REPO:PATH");
  command->add_flag("--retry-rejects", options->retry,
                    "read the stored rejects once more, with these options and names");
  add_reading_options(*command, *options);
  options->mapping.add_to(*command);
  command->add_flag("--strict", options->strict,
                    "keep nothing of a file that has a record to reject");
  // By its object: looked up by its name, it ends the program where memory runs out meanwhile.
  command->add_flag("--dry-run", options->dry_run, "write nothing, only say what would happen");
  // Without effect, for scripts that still give it: a load as fast needs no rollback journal.
  command->add_flag("--exclusive-load")->group("");
  command
      ->add_option("--summary", options->summary,
                   "text on standard error, or json on standard output")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("text|json");
  command->add_flag("-q,--quiet", options->quiet, "say nothing but errors");
  command->callback([&context, options] {
    context.action = [&context, options] {
      return options->retry ? retry(context, *options) : ingest(context, *options);
    };
  });
}

}  // namespace outagedb
