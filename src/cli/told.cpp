#include "cli/told.hpp"

#include "output/visible.hpp"

namespace outagedb {

std::string told(std::string_view text, std::string_view indent) {
  std::string result;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    result += visible(text.substr(0, end));
    result += '\n';
    result += indent;
    text.remove_prefix(end + 1);
  }
  return result + visible(text);
}

}  // namespace outagedb
