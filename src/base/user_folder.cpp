#include "base/user_folder.hpp"

#include <cstdlib>

namespace outagedb {
namespace {

std::filesystem::path absolute_in(const char* variable) {
  const char* value = std::getenv(variable);
  const std::filesystem::path path = value == nullptr ? "" : value;
  return path.is_absolute() ? path : std::filesystem::path();
}

}  // namespace

std::filesystem::path user_folder(const char* variable, const char* in_home) {
  auto named = absolute_in(variable);
  if (!named.empty()) return named;
  auto home = absolute_in("HOME");
  return home.empty() ? home : home / in_home;
}

}  // namespace outagedb
