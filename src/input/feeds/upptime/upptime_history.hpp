#pragma once

#include <string_view>

#include "input/bytes/whole_text.hpp"
#include "input/format.hpp"

namespace outagedb {

// history/<site>.yml of an Upptime repository: the status of one site as last committed.
[[nodiscard]] bool is_upptime_history(std::string_view head);

// The site is named after the file, as nothing within it names the site, or after its address if
// the file has no name. Pushes an incident only if the site is not up: the file does not describe
// the past.
void read_upptime_history(WholeText& text, const ReadOptions& options, Sink& sink);

}  // namespace outagedb
