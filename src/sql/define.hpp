#pragma once

#include <exception>
#include <memory>
#include <new>
#include <span>
#include <string>

#include "model/table.hpp"
#include "sql/arguments.hpp"
#include "sql/sqlite_api.hpp"

namespace outagedb::sql {

// A function of one row's values. It is not called if an argument is NULL: the result is NULL then.
struct Scalar {
  const char* name;
  int arguments;
  Value (*function)(const Arguments& arguments);
};

// The scalars must live as long as the connection. Throws Error.
void define_scalars(sqlite3* db, std::span<const Scalar> scalars);

// Bytes that only our own functions read.
struct Blob {
  std::string bytes;
};

void set_result(sqlite3_context* context, const Value& value);
void set_result(sqlite3_context* context, const Blob& blob);
void set_error(sqlite3_context* context, const char* function, const char* reason) noexcept;
// Throws Error unless SQLite returned SQLITE_OK.
void require_defined(sqlite3* db, const char* function, int code);

constexpr int kFunctionFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

// SQLite is C: an exception that crossed it would end the program. All of our functions run in
// here.
template <typename Body>
void guarded(sqlite3_context* context, const char* function, Body body) noexcept {
  try {
    body();
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const std::exception& error) {
    set_error(context, function, error.what());
  } catch (...) {
    set_error(context, function, "failed for an unknown reason");
  }
}

// Callbacks of an aggregate, also usable as a window function, that collects rows in a State:
template <typename State>
struct Aggregate {
  static const char* name(sqlite3_context* context) {
    return static_cast<const char*>(sqlite3_user_data(context));
  }

  // SQLite keeps a zeroed slot for each group; a size of 0 looks it up without creating it.
  static State** slot(sqlite3_context* context, int size) {
    return static_cast<State**>(sqlite3_aggregate_context(context, size));
  }

  static void step(sqlite3_context* context, int count, sqlite3_value** values) {
    guarded(context, name(context), [&] {
      State** state = slot(context, sizeof(State*));
      if (state == nullptr) throw std::bad_alloc();
      if (*state == nullptr) *state = std::make_unique<State>().release();
      (*state)->add(Arguments(count, values));
    });
  }

  static void inverse(sqlite3_context* context, int count, sqlite3_value** values) {
    guarded(context, name(context), [&] {
      State** state = slot(context, 0);
      if (state != nullptr && *state != nullptr) (*state)->remove(Arguments(count, values));
    });
  }

  static void value(sqlite3_context* context) {
    guarded(context, name(context), [&] {
      State** state = slot(context, 0);
      if (state != nullptr && *state != nullptr) set_result(context, (*state)->value());
    });
  }

  // SQLite calls it after an error too, so nothing leaks.
  static void finish(sqlite3_context* context) {
    value(context);
    if (State** state = slot(context, 0); state != nullptr) {
      delete *state;
      *state = nullptr;
    }
  }
};

// name must live as long as the connection. Throws Error.
template <typename State>
void define_aggregate(sqlite3* db, const char* name, int arguments) {
  using Calls = Aggregate<State>;
  void* data = const_cast<char*>(name);  // NOLINT(*-const-cast): SQLite only hands it back
  require_defined(
      db, name,
      sqlite3_create_window_function(db, name, arguments, kFunctionFlags, data, Calls::step,
                                     Calls::finish, Calls::value, Calls::inverse, nullptr));
}

}  // namespace outagedb::sql
