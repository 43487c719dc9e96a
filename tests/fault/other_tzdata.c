// Preloaded by no_tzdata: what is looked for in /usr/share/zoneinfo is looked for in the folder
// ZONEINFO_INSTEAD.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char kZones[] = "/usr/share/zoneinfo";

// The path, or the one instead of it, which stays valid until the next call.
static const char* instead_of(const char* path) {
  static char other[4096];
  const char* folder = getenv("ZONEINFO_INSTEAD");
  const size_t length = sizeof kZones - 1;
  if (!folder || strncmp(path, kZones, length) != 0) return path;
  snprintf(other, sizeof other, "%s%s", folder, path + length);
  return other;
}

DIR* opendir(const char* path) { return REAL(opendir)(instead_of(path)); }

int stat(const char* path, struct stat* about) { return REAL(stat)(instead_of(path), about); }

int lstat(const char* path, struct stat* about) { return REAL(lstat)(instead_of(path), about); }

FILE* fopen(const char* path, const char* mode) { return REAL(fopen)(instead_of(path), mode); }

FILE* fopen64(const char* path, const char* mode) { return REAL(fopen64)(instead_of(path), mode); }
