#pragma once

#include <yaml-cpp/yaml.h>

#include <string>

namespace outagedb {

// Throws YAML::ParserException if the document contains a NUL, which yaml-cpp mistakes for the
// start of an escape.
void require_yaml_text(const std::string& document);

// The text of a scalar. Throws YAML::RepresentationException if it is not UTF-8, which yaml-cpp
// produces from the escapes \N and \_.
[[nodiscard]] std::string text_of_scalar(const YAML::Node& scalar);

}  // namespace outagedb
