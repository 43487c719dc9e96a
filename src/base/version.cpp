#include "base/version.hpp"

namespace outagedb {

std::string_view tool_version() noexcept { return OUTAGEDB_VERSION; }

}  // namespace outagedb
