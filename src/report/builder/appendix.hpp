#pragma once

#include <vector>

#include "report/report.hpp"

namespace outagedb {

// The first rows alone where there are more than a person reads; a line says how many more there
// are.
void shorten(Section& section, const Texts& texts);

// Who told of the outages or watched: the rows of `sources` that statements or coverage name.
[[nodiscard]] Table sources_named(const Table& sources, const Table& statements,
                                  const Table& coverage);
// Statements of one outage of which two cannot both be true of its start, or of its end.
[[nodiscard]] Table contradictions(const Table& statements);
// Statements that leave the start or the end open, or within bounds.
[[nodiscard]] Table imprecise(const Table& statements);

}  // namespace outagedb
