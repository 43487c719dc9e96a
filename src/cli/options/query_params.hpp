#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "query/catalogue.hpp"
#include "query/runner.hpp"

namespace outagedb {

// Lets the option be repeated, with one name each: it does not consume the next word as another
// name, and '[A,B]' is a single name.
void take_several_names(CLI::Option& option);

// Adds an option for each parameter of the query except the display zones, which --tz sets.
void add_params(CLI::App& command, const Query& query, const std::shared_ptr<Arguments>& arguments);

}  // namespace outagedb
