#include "sql/functions.hpp"

#include "sql/families.hpp"

namespace outagedb {

void register_sql_functions(sqlite3* db) {
  sql::register_time_functions(db);
  sql::register_period_functions(db);
  sql::register_name_functions(db);
  sql::register_quantile_functions(db);
  sql::register_survival_functions(db);
  sql::register_distribution_functions(db);
  sql::register_poisson_functions(db);
  sql::register_dispersion_functions(db);
  sql::register_trend_functions(db);
  sql::register_interval_functions(db);
  sql::register_user_reports(db);
  sql::register_report_sums(db);
  sql::register_preferred_statement(db);
  sql::register_shared_hours(db);
  sql::register_views(db);
}

}  // namespace outagedb
