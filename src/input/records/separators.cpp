#include "input/records/separators.hpp"

namespace outagedb {

std::string_view name_of_separator(char separator) noexcept {
  switch (separator) {
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "bar";
    default:
      return "comma";
  }
}

}  // namespace outagedb
