#include "input/workbooks/sheet_xml.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace outagedb {
namespace {

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.find(':') + 1);  // 0 without a colon
}

}  // namespace

SheetXml::SheetXml(const ZipArchive& archive, const std::string& file) : text_(archive.read(file)) {
  // White space is part of a text, even if there is nothing else.
  const auto result = document_.load_buffer_inplace(
      text_.data(), text_.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!result) {
    throw Error(fmt::format("'{}' in the workbook is damaged ({})", file, result.description()),
                "nothing was imported from it; save it again, or as CSV");
  }
}

bool is_named(const pugi::xml_node& node, std::string_view name) {
  return without_prefix(node.name()) == name;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& one) { return is_named(one, name); });
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
  std::string found;
  for (const pugi::xml_attribute& one : node.attributes()) {
    const std::string_view full = one.name();
    if (without_prefix(full) != name) continue;
    if (found.empty() || full.size() > name.size()) found = one.value();
  }
  return found;
}

}  // namespace outagedb
