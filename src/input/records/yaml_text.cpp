#include "input/records/yaml_text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace outagedb {

void require_yaml_text(const std::string& document) {
  const auto at = document.find('\0');
  if (at == std::string::npos) return;
  const auto before = document.begin() + static_cast<std::ptrdiff_t>(at);
  YAML::Mark mark;
  mark.line = static_cast<int>(std::count(document.begin(), before, '\n'));
  throw YAML::ParserException(mark, "unexpected NUL byte");
}

std::string text_of_scalar(const YAML::Node& scalar) {
  bool repaired = false;
  (void)valid_utf8(scalar.Scalar(), &repaired);
  if (repaired) throw YAML::RepresentationException(scalar.Mark(), "invalid UTF-8");
  return scalar.Scalar();
}

}  // namespace outagedb
