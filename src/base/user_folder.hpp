#pragma once

#include <filesystem>

namespace outagedb {

// The folder of the user's files of one kind: $VARIABLE, else that folder in $HOME. As the XDG Base
// Directory Specification requires, a relative path is ignored. Empty if there is none, because
// files in the folder in which the program happens to run are not the user's.
[[nodiscard]] std::filesystem::path user_folder(const char* variable, const char* in_home);

}  // namespace outagedb
