#pragma once

// The same sources make the static library and the loadable extension. An extension must call
// SQLite through the table of functions that its host provides: a second SQLite linked into it
// would have its own state.
#ifdef OUTAGEDB_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif
