#pragma once

#include "cli/batches.hpp"
#include "cli/summary.hpp"
#include "store/batches/ingest.hpp"

namespace outagedb {

// Commits the finished batch unless the settings forbid it, and prints its summary. rejected: the
// number of rejected records of the input; understood: how it was read, in lines for the user.
inline void commit_and_report(IngestBatch& batch, const Summary& summary, const BatchInput& input,
                              const IngestSettings& settings, std::int64_t rejected,
                              const std::vector<std::string>& understood = {}) {
  const bool refused = settings.strict && rejected > 0;
  if (!settings.dry_run && !refused) batch.commit();
  print_summary(summary, {.input = input.name,
                          .format = input.format,
                          .json = settings.json,
                          .quiet = settings.quiet,
                          .not_kept = settings.dry_run ? "nothing was written (--dry-run)"
                                      : refused        ? "nothing was written (--strict)"
                                                       : "",
                          .understood = understood});
}

}  // namespace outagedb
