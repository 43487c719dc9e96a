#pragma once

#include <string_view>

#include "model/incident.hpp"

namespace outagedb {

// Statements from before their evidence was noted were settled by other rules, and hold their
// result. This is what their source had stated, as far as the texts say it, so that reconcile() can
// decide anew: start and end from their texts, no faults of either. What a text does not tell stays
// as it was settled. incident.stated_at and incident.source are the caller's to fill in.
[[nodiscard]] Incident as_stated(Incident settled, Evidence evidence);

// What a format's times are evidence of, by the name that a batch has of it.
[[nodiscard]] Evidence evidence_of_format(std::string_view format) noexcept;

}  // namespace outagedb
