#pragma once

#include <span>
#include <string>
#include <string_view>

#include "time/grammar/parse.hpp"

namespace outagedb {

// Adds to the rules what the regions (ISO 3166 codes, any case) imply for labels that mean
// different zones in different places: IST is Asia/Kolkata in IN. Adds nothing if the regions
// disagree; labels that the user has resolved take precedence.
[[nodiscard]] TimeRules with_labels_of(TimeRules rules, std::span<const std::string> regions);

}  // namespace outagedb
