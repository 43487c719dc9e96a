#pragma once

#include "output/pictures/pictures.hpp"
#include "report/page.hpp"

namespace outagedb {

// The list of outages with its heading. Where only the worst ones are listed, the first five are
// shown and the others folded.
void write_entries(Canvas& canvas, const Page& page);

// A text in each zone, of which the page shows one.
void write_zoned(Markup& page, const ZonedText& text);

}  // namespace outagedb
