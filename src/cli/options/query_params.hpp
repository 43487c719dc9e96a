#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "query/catalogue.hpp"
#include "query/runner.hpp"

namespace outagedb {

// Lets the option be given several times, one name each: the word behind it is no other, and
// '[A,B]' is not two.
void take_several_names(CLI::Option& option);

// An option for each parameter of the query but the display zones, which are those of --tz.
void add_params(CLI::App& command, const Query& query, const std::shared_ptr<Arguments>& arguments);

}  // namespace outagedb
