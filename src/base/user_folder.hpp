#pragma once

#include <filesystem>

namespace outagedb {

// Where the user's files of a kind are: in $VARIABLE, else in that folder of $HOME. As the XDG Base
// Directory Specification has it, a path that is not absolute counts as none; empty where there is
// none at all, as what is found in whatever folder the program runs in is not the user's.
[[nodiscard]] std::filesystem::path user_folder(const char* variable, const char* in_home);

}  // namespace outagedb
