// The entry point that sqlite3's .load looks for in outagedb.so; not part of the program itself.
#ifdef OUTAGEDB_EXTENSION

#include <sqlite3ext.h>

#include <exception>

#include "sql/functions.hpp"

SQLITE_EXTENSION_INIT1

extern "C" __attribute__((visibility("default"))) int sqlite3_outagedb_init(
    sqlite3* db, char** message, const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api)
  try {
    outagedb::register_sql_functions(db);
    return SQLITE_OK;
  } catch (const std::exception& error) {
    *message = sqlite3_mprintf("%s", error.what());
    return SQLITE_ERROR;
  }
}

#endif
