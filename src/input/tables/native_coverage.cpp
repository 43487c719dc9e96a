#include <algorithm>

#include "input/records/row_times.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

CoverageBasis basis_of(const Fields& fields) {
  const auto basis = fields.text("basis");
  if (basis.empty() || basis == "declared") return CoverageBasis::declared;
  if (basis == "feed") return CoverageBasis::feed;
  if (basis == "none") return CoverageBasis::none;
  throw RecordError(
      "basis: unknown value '" + std::string(basis) + "'",
      "use declared (stated by a person), feed (shown by a source's list) or none (stated by "
      "a person as not monitored)");
}

Coverage interpret(const Fields& fields, const Place& place, const ReadOptions& options,
                   Sink& sink) {
  const RowTimes times(options.time, fields.text("zone"), place, sink);
  Coverage coverage;
  coverage.source = source_of(fields, options);
  coverage.region = fields.text("region");
  coverage.component = fields.text("component");
  if (!fields.has("from") || !fields.has("until")) {
    throw RecordError("a coverage record needs from and until",
                      R"(such as "from": "2025-03", "until": "2025-05")");
  }
  coverage.from = times.from("from", fields.text("from"));
  coverage.until = times.until("until", fields.text("until"));
  coverage.basis = basis_of(fields);
  if (coverage.basis == CoverageBasis::none &&
      !(coverage.region.empty() && coverage.component.empty())) {
    throw RecordError("basis: 'none' applies only to a whole platform",
                      "omit region and component");
  }
  coverage.within = truth("within", fields.text("within"), false);
  // The absence of monitoring may also be stated for the future.
  const bool capped = options.now > 0 && coverage.basis != CoverageBasis::none;
  if (capped && coverage.from > options.now)
    throw RecordError("from: the time is in the future", "only the past can have been monitored");
  if (capped && coverage.until > options.now) {
    coverage.until = options.now;
    sink.warn("until: the time is in the future; only the time up to now counts as monitored");
  }
  if (coverage.from < coverage.until) return coverage;
  throw RecordError("until: must be after from", "both name periods, and until is included");
}

}  // namespace

void read_coverage(const Fields& fields, const Place& place, const ReadOptions& options,
                   Sink& sink) {
  Coverage coverage;
  std::vector<std::string_view> platforms;
  try {
    platforms = platforms_of(fields, options);
    coverage = interpret(fields, place, options, sink);
  } catch (const RecordError& error) {
    return sink.reject(place, error.what(), error.hint());
  }
  for (const auto platform : platforms) {
    coverage.platform = platform;
    sink.coverage(coverage, place);
  }
}

}  // namespace outagedb
