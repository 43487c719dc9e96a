#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/sql.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/incident_entry.hpp"
#include "cli/options/query_params.hpp"
#include "cli/terminal/escape.hpp"
#include "cli/terminal/show_query.hpp"
#include "store/batches/ingest.hpp"
#include "store/care/database.hpp"
#include "store/incidents/links.hpp"

namespace outagedb {
namespace {

BatchInput by_hand(const Attribution& hand, Instant stated_at) {
  return {.name = "by hand",
          .format = "person",
          .observed_at = clock_now(),
          .stated_at = stated_at,
          .who = hand.who,
          .why = hand.why};
}

std::string incidents_of(SQLite::Database& db, std::int64_t batch) {
  SQLite::Statement added(db, named_sql("incident.added_by_batch"));
  added.bind(1, batch);
  std::string uids;
  while (added.executeStep()) uids += (uids.empty() ? "" : ", ") + added.getColumn(0).getString();
  return uids;
}

int add_by_hand(const Context& context, const IncidentEntry& entry) {
  auto db = open_to_write(context.database);
  IngestBatch batch(db, by_hand(entry.hand(), entry.stated_at()));
  entry.read(batch);
  const Summary summary = batch.finish("");
  if (summary.rejected > 0) {
    throw Error(summary.first_rejects.front().reason, summary.first_rejects.front().hint);
  }
  // In a feed it would be discarded as inconsistent; a person can be asked.
  if (summary.faults > 0)
    throw Error(summary.first_fault, "correct one of the two; nothing was stored");
  if (summary.added == 0) {
    throw Error("the source has already reported this incident",
                "correct it with 'outagedb incident edit', or give another incident its own --key");
  }
  batch.commit();
  tell_done(summary, fmt::format("Added incident{} {}", summary.added == 1 ? "" : "s",
                                 incidents_of(db, summary.batch)));
  return 0;
}

// Existing faults remain; only new ones are errors.
void require_no_new_fault(const Incident& now, const Incident& before) {
  for (const Fault& fault : now.faults) {
    if (std::ranges::find(before.faults, fault) != before.faults.end()) continue;
    throw Error(fmt::format("{}: {} contradicts {}", fault.field, fault.stated, fault.contradicts),
                "correct one of the two; nothing was changed");
  }
}

int edit_by_hand(const Context& context, const IncidentEntry& entry, const std::string& name) {
  auto db = open_to_write(context.database);
  const NamedIncident named = require_incident(db, name);
  const Incident standing = standing_incident(db, named.id);
  const Instant stated_at = entry.corrected_at(standing);
  IngestBatch batch(db, by_hand(entry.hand(), stated_at));
  Incident incident = entry.edited(standing, batch);
  incident.stated_at = stated_at;
  batch.incident(incident, {});
  const Summary summary = batch.finish("");
  if (summary.changed == 0) {
    throw Error("the incident already has these values",
                fmt::format("see 'outagedb incident show {}'", named.uid));
  }
  if (entry.states_time()) require_no_new_fault(standing_incident(db, named.id), standing);
  batch.commit();
  tell_done(summary, fmt::format("Changed incident {}", named.uid));
  return 0;
}

void add_add(CLI::App& command, Context& context) {
  const auto entry = std::make_shared<IncidentEntry>();
  auto* add = command.add_subcommand("add", "Enter an incident manually");
  add->footer(
      "docs/time.md describes the forms of times. The entry is one batch; 'outagedb batch undo' "
      "reverts it.\n\nExample:\n  outagedb incident add --platform X --title 'Posts do not load' "
      "--when '2025-05-24 08:00/2025-05-24 10:30' --tz ET --who ana");
  entry->add_to(*add, true);
  add->callback([&context, entry] {
    context.action = [&context, entry] { return add_by_hand(context, *entry); };
  });
}

void add_edit(CLI::App& command, Context& context) {
  const auto entry = std::make_shared<IncidentEntry>();
  const auto name = std::make_shared<std::string>();
  auto* edit = command.add_subcommand("edit", "Correct an incident; its previous version is kept");
  edit->footer(
      "The correction counts as a later statement by the source of the incident, and applies until "
      "the source states something else.\n\nExample:\n  outagedb incident edit 3f2a --ended "
      "'2025-05-24 11:00' --tz ET --why "
      "'the page was late'");
  edit->add_option("INCIDENT", *name, "Key, ID or first digits of the ID")->required();
  entry->add_to(*edit, false);
  edit->callback([&context, entry, name] {
    context.action = [&context, entry, name] { return edit_by_hand(context, *entry, *name); };
  });
}

struct ListOptions {
  Arguments arguments;
  std::string incident;
  ResultOptions results;
};

void add_list(CLI::App& command, Context& context) {
  const auto options = std::make_shared<ListOptions>();
  auto* list = command.add_subcommand("list", "List incidents as stated by their sources");
  list->footer("Example:\n  outagedb incident list --platform X --from 2025-05 --until 2025-05");
  add_params(*list, query_named("incidents"),
             std::shared_ptr<Arguments>(options, &options->arguments));
  options->results.add_to(*list, kTableFormats);
  list->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_query(context);
      show_query(db, query_named("incidents"), options->arguments, options->results);
      return 0;
    };
  });
}

void add_show(CLI::App& command, Context& context) {
  const auto options = std::make_shared<ListOptions>();
  auto* show = command.add_subcommand(
      "show", "Show one incident: its current and earlier statements, and manual verdicts on it");
  show->footer("Example:\n  outagedb incident show 3f2a");
  show->add_option("INCIDENT", options->incident, "Key, ID or first digits of the ID")->required();
  options->results.add_to(*show, kTableFormats);
  show->callback([&context, options] {
    context.action = [&context, options] {
      auto db = open_to_query(context);
      show_query(db, query_named("incident"),
                 {{"incident", require_incident(db, options->incident).uid}}, options->results);
      return 0;
    };
  });
}

struct LinkOptions {
  std::string a;
  std::string b;
  bool different = false;
  HandOptions hand;
};

// A command about one or two incidents.
struct WordCommand {
  const char* name;
  const char* title;
  const char* example;
  bool two;
  bool why;                                                              // a reason is required
  std::string (*act)(SQLite::Database& db, const LinkOptions& options);  // returns a message
};

void add_word(CLI::App& command, Context& context, const WordCommand& said) {
  const auto options = std::make_shared<LinkOptions>();
  auto* word = command.add_subcommand(said.name, said.title);
  word->footer(fmt::format("Example:\n  outagedb incident {}", said.example));
  word->add_option("INCIDENT", options->a, "Key, ID or first digits of the ID")->required();
  if (said.two) word->add_option("OTHER", options->b, "The other incident")->required();
  if (said.name == std::string_view("link"))
    word->add_flag("--different", options->different, "Declare them two outages, however similar");
  options->hand.add_to(*word, said.why);
  word->callback([&context, options, act = said.act] {
    context.action = [&context, options, act] {
      auto db = open_to_write(context.database);
      std::cerr << act(db, *options) << '\n';
      return 0;
    };
  });
}

std::string link(SQLite::Database& db, const LinkOptions& options) {
  const NamedIncident a = require_incident(db, options.a);
  const NamedIncident b = require_incident(db, options.b);
  link_incidents(db, a, b, !options.different, options.hand.hand());
  return fmt::format("{} and {} now count as {}", a.uid, b.uid,
                     options.different ? "two outages" : "one outage");
}

std::string unlink(SQLite::Database& db, const LinkOptions& options) {
  const NamedIncident a = require_incident(db, options.a);
  const NamedIncident b = require_incident(db, options.b);
  unlink_incidents(db, a, b, options.hand.hand());
  return fmt::format("{} and {}: verdict withdrawn", a.uid, b.uid);
}

std::string dismiss(SQLite::Database& db, const LinkOptions& options) {
  const NamedIncident incident = require_incident(db, options.a);
  dismiss_incident(db, incident, options.hand.hand());
  return fmt::format("{} no longer counts as an outage", incident.uid);
}

std::string restore(SQLite::Database& db, const LinkOptions& options) {
  const NamedIncident incident = require_incident(db, options.a);
  restore_incident(db, incident, options.hand.hand());
  return fmt::format("{}: dismissal withdrawn", incident.uid);
}

}  // namespace

void add_incident(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("incident", "Add, edit, list and show incidents; link or dismiss them");
  command->require_subcommand(1);
  command->footer(
      "Every change is stored with its author, time and reason; nothing is deleted.\n\n"
      "Example:\n  outagedb incident show 3f2a");
  add_add(*command, context);
  add_edit(*command, context);
  add_list(*command, context);
  add_show(*command, context);
  add_word(*command, context,
           {"link", "Declare that two incidents are one outage, or that they are not",
            "link 3f2a 91c0 --why 'the article describes the same evening'", true, true, link});
  add_word(
      *command, context,
      {"unlink", "Withdraw a verdict on two incidents", "unlink 3f2a 91c0", true, false, unlink});
  add_word(*command, context,
           {"dismiss", "Declare that an incident is not an outage", "dismiss 3f2a --why 'a drill'",
            false, true, dismiss});
  add_word(
      *command, context,
      {"restore", "Withdraw the dismissal of an incident", "restore 3f2a", false, false, restore});
}

}  // namespace outagedb
