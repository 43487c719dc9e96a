#pragma once

#include "report/builder/history.hpp"
#include "report/builder/known_of_period.hpp"
#include "report/figures.hpp"

namespace outagedb {

[[nodiscard]] Figures figures_of(PlatformHistory& history, const KnownOfPeriod& known);

}  // namespace outagedb
