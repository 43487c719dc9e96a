#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "input/workbooks/zip_archive.hpp"

namespace outagedb {

// A part of a workbook. Names are compared without their prefix, which each program chooses itself.
class SheetXml {
 public:
  // Throws Error if the file is missing or no XML.
  SheetXml(const ZipArchive& archive, const std::string& file);
  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }

 private:
  std::string text_;
  pugi::xml_document document_;
};

[[nodiscard]] bool is_named(const pugi::xml_node& node, std::string_view name);
// Null if there is none.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
// Empty if there is none. One with a prefix is preferred: a sheet has a number and a relation "id".
[[nodiscard]] std::string attribute(const pugi::xml_node& node, std::string_view name);

}  // namespace outagedb
