#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/table.hpp"
#include "report/messages/texts.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

// A table as people are shown it. Every text is escape_controls() already; markup is the writer's
// to escape.
struct Cells {
  struct Heading {
    std::string text;
    bool right = false;               // aligned right, as numbers are
    std::optional<std::size_t> zone;  // of a time: which of the zones it is shown in
  };
  std::vector<Heading> headings;
  std::vector<std::vector<std::string>> rows;  // each as long as headings
};

// A time becomes a column for each zone, two bounds become one column, NULL an empty cell. Without
// a zone: UTC. With texts: in their language, headings and the words of canned queries too.
[[nodiscard]] Cells render_cells(const Table& table, const std::vector<Zone>& zones,
                                 const Texts* texts = nullptr);
// The same with the texts that are not ours isolated, for formats that know no other way to keep
// directions apart.
[[nodiscard]] Cells isolated_cells(const Table& table, const std::vector<Zone>& zones,
                                   const Texts* texts);

}  // namespace outagedb
