#include "cli/show_query.hpp"

#include "output/writer.hpp"
#include "sql/functions.hpp"
#include "store/database.hpp"

namespace outagedb {

SQLite::Database open_to_query(const Context& context) {
  auto db = open_to_read(context.database);
  register_sql_functions(db.getHandle());
  // In place of the view, which reads every day of a series through JSON.
  db.exec("PRAGMA query_only = OFF");
  db.exec("CREATE VIRTUAL TABLE temp.user_report USING user_report_days");
  db.exec("PRAGMA query_only = ON");
  return db;
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
  show(run_query(db.getHandle(), query, arguments, zones), results, zones);
}

}  // namespace outagedb
