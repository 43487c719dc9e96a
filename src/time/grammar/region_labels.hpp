#pragma once

#include <span>
#include <string>
#include <string_view>

#include "time/grammar/parse.hpp"

namespace outagedb {

// The rules with what the regions (ISO 3166 codes, any case) say of labels that mean different
// zones in different places: IST is Asia/Kolkata in IN. Nothing is added where the regions
// disagree, and what the user settled stands.
[[nodiscard]] TimeRules with_labels_of(TimeRules rules, std::span<const std::string> regions);

}  // namespace outagedb
