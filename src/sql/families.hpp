#pragma once

struct sqlite3;

namespace outagedb::sql {

// One per file; functions.cpp calls them all. Each throws Error if SQLite fails.
void register_time_functions(sqlite3* db);
void register_period_functions(sqlite3* db);
void register_name_functions(sqlite3* db);
void register_quantile_functions(sqlite3* db);
void register_survival_functions(sqlite3* db);
void register_distribution_functions(sqlite3* db);
void register_poisson_functions(sqlite3* db);
void register_dispersion_functions(sqlite3* db);
void register_trend_functions(sqlite3* db);
void register_interval_functions(sqlite3* db);
void register_user_reports(sqlite3* db);
void register_report_sums(sqlite3* db);
void register_preferred_statement(sqlite3* db);
void register_shared_hours(sqlite3* db);
void register_views(sqlite3* db);

}  // namespace outagedb::sql
