#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// The canonical spelling of a page's address: https, the host in lower case without "www.", the
// port only where it is not the default, no trailing slash. Pages are linked in all spellings and
// answer to each of them. Text that does not begin with http:// or https:// is not an address and
// is left unchanged.
[[nodiscard]] std::string canonical_address(std::string_view text);

}  // namespace outagedb
