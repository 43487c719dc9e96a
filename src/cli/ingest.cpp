#include "store/ingest.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/git_ingest.hpp"
#include "cli/retry_rejects.hpp"
#include "cli/summary.hpp"
#include "cli/time_rule_options.hpp"
#include "input/format.hpp"
#include "input/input_stream.hpp"
#include "store/migrations.hpp"

namespace outagedb {
namespace {

struct IngestOptions {
  std::vector<std::string> files;
  std::vector<std::string> git;
  std::string format;
  std::string tz;
  TimeRuleOptions rules;
  std::string observed_at;
  std::string platform;
  std::string source;
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
  read.time = options.rules.rules();
  if (!options.tz.empty()) read.time.zone = Zone::named(options.tz);
  if (!options.observed_at.empty()) read.observed_at = window_until(options.observed_at, read.time);
  return read;
}

SQLite::Database open_or_make(const Context& context, const IngestOptions& options) {
  if (std::filesystem::exists(context.database)) return open_to_write(context.database);
  if (options.dry_run) {
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE);
    migrate(db);
    return db;
  }
  auto db = create_database(context.database);
  if (!options.quiet) std::cerr << context.database.string() << ": made a new database\n";
  return db;
}

// One input, one batch, one transaction.
Summary ingest_file(SQLite::Database& db, const std::string& name, const IngestOptions& options) {
  const ReadOptions read = read_options(options);
  InputStream input(name);
  const Format& format =
      options.format.empty() ? format_of(input.head()) : format_named(options.format);
  IngestBatch batch(db, {.name = name,
                         .format = std::string(format.name),
                         .observed_at = read.observed_at.value_or(read.now),
                         .stated_at = read.observed_at});
  format.read(input.stream(), read, batch);
  Summary summary = batch.finish(input.sha256());
  const bool refused = options.strict && summary.rejected > 0;
  if (!options.dry_run && !refused) batch.commit();
  tell_summary(summary, {.input = name,
                         .format = std::string(format.name),
                         .json = options.summary == "json",
                         .quiet = options.quiet,
                         .not_kept = options.dry_run ? "nothing was written (--dry-run)"
                                     : refused       ? "nothing was written (--strict)"
                                                     : ""});
  return summary;
}

Summary ingest_git(SQLite::Database& db, const std::string& name, const IngestOptions& options) {
  bool kept = false;
  const auto summary =
      ingest_git_file(db, name, options.format, read_options(options), [&](const Summary& done) {
        kept = !options.dry_run && (!options.strict || done.rejected == 0);
        return kept;
      });
  if (!summary) {
    if (!options.quiet) std::cerr << fmt::format("{}: no new commits\n", name);
    return {};
  }
  tell_summary(*summary, {.input = name,
                          .format = options.format.empty() ? "git" : options.format,
                          .json = options.summary == "json",
                          .quiet = options.quiet,
                          .not_kept = kept              ? ""
                                      : options.dry_run ? "nothing was written (--dry-run)"
                                                        : "nothing was written (--strict)"});
  return *summary;
}

// Exits with 1 where records are still refused, as an ingest does.
int retry(const Context& context, const IngestOptions& options) {
  auto db = open_to_write(context.database);
  const auto refused = retry_rejects(
      db, read_options(options), options.format,
      [&](const Summary& summary, const BatchInput& input) {
        tell_summary(summary,
                     {.input = input.name,
                      .format = input.format,
                      .json = options.summary == "json",
                      .quiet = options.quiet,
                      .not_kept = options.dry_run ? "nothing was written (--dry-run)" : ""});
        return !options.dry_run;
      });
  if (!options.quiet) {
    std::cerr << (refused == 0   ? "no record is refused any more\n"
                  : refused == 1 ? "1 record is still refused: 'outagedb query rejects'\n"
                                 : fmt::format("{} records are still refused: 'outagedb query "
                                               "rejects'\n",
                                               refused));
  }
  return refused > 0 ? 1 : 0;
}

int ingest(const Context& context, const IngestOptions& options) {
  if (options.retry && (!options.files.empty() || !options.git.empty()))
    throw Error("--retry-rejects reads what is stored", "name no files with it");
  if (options.retry) return retry(context, options);
  if (options.files.empty() && options.git.empty())
    throw Error("nothing to take in is named", "name files, or a repository with --git");
  // A wrong call must not leave a new database behind.
  (void)read_options(options);
  if (!options.format.empty()) (void)format_named(options.format);
  for (const std::string& file : options.files) {
    if (file != "-" && !std::filesystem::exists(file)) {
      throw Error(fmt::format("{}: there is no such file", file), "nothing was taken in");
    }
  }
  auto db = open_or_make(context, options);
  bool faults = false;
  for (const std::string& file : options.files) {
    try {
      faults = ingest_file(db, file, options).rejected > 0 || faults;
    } catch (const Error& error) {
      throw Error(fmt::format("{}: {}", file, error.what()), error.hint());
    }
  }
  for (const std::string& name : options.git)
    faults = ingest_git(db, name, options).rejected > 0 || faults;
  return faults ? 1 : 0;
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
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  const auto options = std::make_shared<IngestOptions>();
  auto* command = app.add_subcommand("ingest", "take in files; twice the same changes nothing");
  command->footer("formats:" + format_names() +
                  "\nWhat cannot be read is kept with its reason ('outagedb query rejects'), and "
                  "the exit code is 1.\n\n"
                  "Example:\n  outagedb ingest incidents.csv statuspage.json");
  command->add_option("FILE", options->files, "files; - is standard input");
  command
      ->add_option("--git", options->git,
                   "a feed's file in a git repository: every version that was committed")
      ->type_name("REPO:PATH");
  command->add_flag("--retry-rejects", options->retry,
                    "read the stored rejects once more, with these options and names");
  add_reading_options(*command, *options);
  command->add_flag("--strict", options->strict,
                    "keep nothing of a file that has a record to reject");
  command->add_flag("--dry-run", options->dry_run, "write nothing, only say what would happen");
  command
      ->add_option("--summary", options->summary,
                   "text on standard error, or json on standard output")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("text|json");
  command->add_flag("-q,--quiet", options->quiet, "say nothing but errors");
  command->callback([&context, options] {
    context.action = [&context, options] { return ingest(context, *options); };
  });
}

}  // namespace outagedb
