#pragma once

#include "report/report.hpp"

namespace outagedb {

// Keeps only the first rows if there are more than a person reads; a line states how many were
// omitted.
void shorten(Section& section, const Texts& texts);

// The sources of the outages or of their coverage: the rows of `sources` that statements or
// coverage name.
[[nodiscard]] Table sources_named(const Table& sources, const Table& statements,
                                  const Table& coverage);
// Statements of the same outage that contradict each other about its start or its end.
[[nodiscard]] Table contradictions(const Table& statements);
// Whether the statements of one outage do so.
[[nodiscard]] bool contradict(const Table& statements);
// Statements that leave the start or the end open or within bounds.
[[nodiscard]] Table imprecise(const Table& statements);

}  // namespace outagedb
