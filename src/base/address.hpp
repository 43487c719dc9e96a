#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// One spelling of a page's address: https, the host in lower case without "www.", the port where it
// is not the usual one, no slash at the end. Pages are linked in all spellings and answer to each.
// What does not begin with http:// or https:// is no address and stays as it is.
[[nodiscard]] std::string canonical_address(std::string_view text);

}  // namespace outagedb
