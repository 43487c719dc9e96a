#pragma once

#include <string_view>

#include "input/bytes/whole_text.hpp"
#include "input/format.hpp"

namespace outagedb {

// history/<site>.yml of an Upptime repository: how one site was when it was last committed.
[[nodiscard]] bool is_upptime_history(std::string_view head);

// The file's own name names the site, as nothing within it does; its address does where there is no
// name. Pushes an incident only where the site is not up: of what was before, the file tells
// nothing.
void read_upptime_history(WholeText& text, const ReadOptions& options, Sink& sink);

}  // namespace outagedb
