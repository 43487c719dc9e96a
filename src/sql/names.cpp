#include "base/address.hpp"
#include "base/text.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"

namespace outagedb::sql {
namespace {

constexpr Scalar kFunctions[] = {
    {"name_fold", 1, [](const Arguments& arguments) -> Value { return fold(arguments.text(0)); }},
    {"source_name", 1,
     [](const Arguments& arguments) -> Value { return canonical_address(arguments.text(0)); }},
};

}  // namespace

void register_name_functions(sqlite3* db) { define_scalars(db, kFunctions); }

}  // namespace outagedb::sql
