#include "input/bytes/head.hpp"

#include "base/text.hpp"

namespace outagedb {

std::string_view content_of(std::string_view head) noexcept {
  if (head.substr(0, kByteOrderMark.size()) == kByteOrderMark)
    head.remove_prefix(kByteOrderMark.size());
  return trim(head);
}

std::string_view first_line(std::string_view head) noexcept {
  const auto content = content_of(head);
  return trim(content.substr(0, content.find('\n')));
}

}  // namespace outagedb
