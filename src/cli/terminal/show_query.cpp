#include "cli/terminal/show_query.hpp"

#include "output/tables/writer.hpp"
#include "sql/functions.hpp"
#include "store/care/database.hpp"
#include "store/names/platforms.hpp"

namespace outagedb {

SQLite::Database open_to_query(const Context& context) {
  auto db = open_to_read(context.database);
  register_sql_functions(db.getHandle());
  // Replaces the view, which reads every day of a series through JSON.
  db.exec("PRAGMA query_only = OFF");
  db.exec("CREATE VIRTUAL TABLE temp.user_report USING user_report_days");
  db.exec("PRAGMA query_only = ON");
  return db;
}

void require_names(SQLite::Database& db, const Arguments& arguments) {
  const auto given = [&](const char* name) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? std::vector<std::string>{} : found->second.texts;
  };
  std::vector<std::int64_t> platforms;
  for (const std::string& name : given("platform")) platforms.push_back(require_platform(db, name));
  for (const std::string& name : given("component")) {
    if (!name.empty()) require_component(db, name, platforms);
  }
  for (const std::string& name : given("region")) {
    if (!name.empty()) require_region(db, name);
  }
}

void show(const Table& table, const ResultOptions& results, const std::vector<Zone>& zones) {
  const Writer& writer = writer_named(results.format);
  results.write([&](std::ostream& out) {
    writer.write(table, {.zones = zones, .color = results.color()}, out);
  });
}

void show_query(SQLite::Database& db, const Query& query, const Arguments& arguments,
                const ResultOptions& results) {
  const auto zones = results.zones();
  require_names(db, arguments);
  show(run_query(db.getHandle(), query, arguments, zones), results, zones);
}

}  // namespace outagedb
