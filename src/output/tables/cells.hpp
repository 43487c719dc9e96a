#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// A table rendered for people. Every text has passed escape_controls(); the writer escapes markup.
struct Cells {
  struct Heading {
    std::string text;
    bool right = false;               // aligned right, as numbers are
    std::optional<std::size_t> zone;  // of a time: the index of its zone
  };
  std::vector<Heading> headings;
  std::vector<std::vector<std::string>> rows;  // each as long as headings
};

// A time becomes one column per zone, two bounds become one column, NULL an empty cell. Without
// zones, times are in UTC. With texts, headings and the words of canned queries are translated.
[[nodiscard]] Cells render_cells(const Table& table, const std::vector<Zone>& zones,
                                 const Texts* texts = nullptr);
// The same with external texts isolated, for formats that have no other way to keep directions
// apart.
[[nodiscard]] Cells isolated_cells(const Table& table, const std::vector<Zone>& zones,
                                   const Texts* texts);

}  // namespace outagedb
