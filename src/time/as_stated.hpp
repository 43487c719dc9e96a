#pragma once

#include <string_view>

#include "model/incident.hpp"

namespace outagedb {

// Statements imported before their evidence was recorded were reconciled by other rules and hold
// only the result. Restores what their source stated, as far as the texts show it, so reconcile()
// can decide again: start and end come from their texts, faults of either are dropped. The rest
// stays as reconciled. The caller fills in incident.stated_at and incident.source.
[[nodiscard]] Incident as_stated(Incident settled, Evidence evidence);

// The kind of evidence that a format's times are, by the format's name in a batch.
[[nodiscard]] Evidence evidence_of_format(std::string_view format) noexcept;

}  // namespace outagedb
