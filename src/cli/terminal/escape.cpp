#include "cli/terminal/escape.hpp"

#include "output/tables/escape_controls.hpp"

namespace outagedb {

std::string escape_for_terminal(std::string_view text, std::string_view indent) {
  std::string result;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    result += escape_controls(text.substr(0, end));
    result += '\n';
    result += indent;
    text.remove_prefix(end + 1);
  }
  return result + escape_controls(text);
}

}  // namespace outagedb
