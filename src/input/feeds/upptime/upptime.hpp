#pragma once

#include <string>

#include "input/format.hpp"

namespace outagedb {

// Whether the folder is a clone of an Upptime repository, with its files checked out.
[[nodiscard]] bool is_upptime_clone(const std::string& folder);

// Reads the status commits of such a clone from its git log; a record's line is the number of its
// commit, the oldest being 1. Returns the hash of the newest commit, which identifies everything
// that was read. Throws Error if git cannot read it.
std::string read_upptime_clone(const std::string& folder, const ReadOptions& options, Sink& sink);

}  // namespace outagedb
