#include "base/temporary_folder.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace outagedb {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::error_code none;
  fs::path parent = fs::temp_directory_path(none);
  if (none) parent = "/tmp";
  std::string name = (parent / "outagedb-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw Error(fmt::format("cannot create a temporary folder in {}: {}", parent.string(),
                            std::strerror(errno)),
                "set TMPDIR to a writable folder");
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // files left in a folder for temporary files do no harm
  fs::remove_all(path_, ignored);
}

}  // namespace outagedb
