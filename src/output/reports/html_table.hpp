#pragma once

#include <string>
#include <vector>

#include "model/table.hpp"
#include "output/html/markup.hpp"
#include "report/messages/texts.hpp"

namespace outagedb {

// A table that scrolls on its own if the page is too narrow. Time columns have the class of their
// zone, so that the page can show one zone only. name: the table's label for screen readers.
void write_html_table(Markup& page, const Table& table, const std::vector<Zone>& zones,
                      const Texts& texts, const std::string& name);

}  // namespace outagedb
