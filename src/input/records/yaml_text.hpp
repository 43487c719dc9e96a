#pragma once

#include <yaml-cpp/yaml.h>

#include <string>

namespace outagedb {

// Throws YAML::ParserException where a NUL stands in the document: yaml-cpp takes it for the sign
// of an escape.
void require_yaml_text(const std::string& document);

// The text of a scalar. Throws YAML::RepresentationException where it is no UTF-8, as yaml-cpp
// makes it of the escapes \N and \_.
[[nodiscard]] std::string text_of_scalar(const YAML::Node& scalar);

}  // namespace outagedb
