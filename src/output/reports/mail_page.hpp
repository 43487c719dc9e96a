#pragma once

#include <string>

#include "output/tables/writer.hpp"
#include "report/report.hpp"

namespace outagedb {

// The first page of the report as HTML for mail programs: tables, and styles only on elements,
// because these programs ignore style sheets or parts of them.
[[nodiscard]] std::string mail_page(const Report& report, const WriteOptions& options);

}  // namespace outagedb
