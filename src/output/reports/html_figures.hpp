#pragma once

#include <string>
#include <string_view>

#include "output/pictures/pictures.hpp"

namespace outagedb {

// The pictures that belong to a section of a platform, each with its caption, its legend and its
// table one click below.
void write_section_figures(Canvas& canvas, const std::string& platform, const Figures& figures,
                           const Axes& axes, std::string_view section);

// The months of all platforms side by side.
struct PlatformFigures {
  std::string platform;
  const Figures* figures;
};
void write_small_multiples(Canvas& canvas, const std::vector<PlatformFigures>& all,
                           const Axes& axes);

}  // namespace outagedb
