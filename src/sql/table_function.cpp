#include "sql/table_function.hpp"

#include <vector>

namespace outagedb::sql {

int assign_arguments(sqlite3_index_info* info, int columns, int parameters) {
  std::vector<int> given(static_cast<std::size_t>(parameters), -1);
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    const int parameter = constraint.iColumn - columns;
    if (parameter < 0 || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (constraint.usable == 0) return SQLITE_CONSTRAINT;
    given[static_cast<std::size_t>(parameter)] = i;
  }
  int order = 0;
  info->idxNum = 0;
  for (int parameter = 0; parameter < parameters; ++parameter) {
    const int constraint = given[static_cast<std::size_t>(parameter)];
    if (constraint < 0) continue;
    info->idxNum |= 1 << parameter;
    info->aConstraintUsage[constraint].argvIndex = ++order;
    info->aConstraintUsage[constraint].omit = 1;
  }
  info->estimatedCost = 1e4;
  info->estimatedRows = 1000;
  return SQLITE_OK;
}

}  // namespace outagedb::sql
