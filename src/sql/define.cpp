#include "sql/define.hpp"

#include <fmt/format.h>

#include <string>
#include <variant>

#include "base/error.hpp"

namespace outagedb::sql {
namespace {

void call_scalar(sqlite3_context* context, int count, sqlite3_value** values) {
  const auto& scalar = *static_cast<const Scalar*>(sqlite3_user_data(context));
  guarded(context, scalar.name, [&] {
    const Arguments arguments(count, values);
    set_result(context, arguments.any_null() ? Value{} : scalar.function(arguments));
  });
}

struct SetResult {
  sqlite3_context* context;
  void operator()(std::monostate) const { sqlite3_result_null(context); }
  void operator()(std::int64_t value) const { sqlite3_result_int64(context, value); }
  void operator()(double value) const { sqlite3_result_double(context, value); }
  void operator()(const std::string& value) const {
    sqlite3_result_text64(context, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
};

}  // namespace

void set_result(sqlite3_context* context, const Value& value) {
  std::visit(SetResult{context}, value);
}

void set_result(sqlite3_context* context, const Blob& blob) {
  sqlite3_result_blob64(context, blob.bytes.data(), blob.bytes.size(), SQLITE_TRANSIENT);
}

void set_error(sqlite3_context* context, const char* function, const char* reason) noexcept {
  char* message = sqlite3_mprintf("%s: %s", function, reason);
  if (message == nullptr) return sqlite3_result_error_nomem(context);
  sqlite3_result_error(context, message, -1);
  sqlite3_free(message);
}

void require_defined(sqlite3* db, const char* function, int code) {
  if (code == SQLITE_OK) return;
  throw Error(fmt::format("cannot define the SQL function {}: {}", function, sqlite3_errmsg(db)));
}

void define_scalars(sqlite3* db, std::span<const Scalar> scalars) {
  for (const Scalar& scalar : scalars) {
    void* data = const_cast<Scalar*>(&scalar);  // NOLINT(*-const-cast): SQLite only hands it back
    require_defined(db, scalar.name,
                    sqlite3_create_function_v2(db, scalar.name, scalar.arguments, kFunctionFlags,
                                               data, call_scalar, nullptr, nullptr, nullptr));
  }
}

}  // namespace outagedb::sql
