// Preloaded by kill: counts the calls that change a database's files (history.db, its
// journal or WAL) and kills the process with SIGKILL at one of them.
//   KILL_AT_WRITE_FILE  a file of 8 bytes, mapped, that holds the number of calls so far
//   KILL_AT_WRITE       number of the call to die at, from 1; absent: none
//   KILL_AT_WRITE_HOW   before the call, after it, or torn: after half the bytes of a write
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static _Atomic long* calls;
static long fatal_call;
static char how;

__attribute__((constructor)) static void start(void) {
  const char* file = getenv("KILL_AT_WRITE_FILE");
  const char* at = getenv("KILL_AT_WRITE");
  const char* manner = getenv("KILL_AT_WRITE_HOW");
  int fd = file ? open(file, O_RDWR) : -1;
  if (fd < 0) return;
  void* mapped = mmap(NULL, sizeof *calls, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (mapped == MAP_FAILED) return;
  fatal_call = at ? atol(at) : 0;
  how = manner ? manner[0] : 'b';
  calls = mapped;
}

static int of_database(const char* path) {
  const char* name = strrchr(path, '/');
  return strncmp(name ? name + 1 : path, "history.db", 10) == 0;
}

static int is_database(int fd) {
  char link[40], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return of_database(path);
}

// Whether the call that is about to be made is the one to die at.
static int is_fatal(int counts) {
  return calls && counts && atomic_fetch_add(calls, 1) + 1 == fatal_call;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// Dies before or after the call; a torn call is one of `torn` instead.
#define CALL(counts, call, torn)        \
  do {                                  \
    if (!is_fatal(counts)) return call; \
    if (how == 'a') (void)!call;        \
    if (how == 't') (void)!torn;        \
    die();                              \
    return -1;                          \
  } while (0)

ssize_t write(int fd, const void* bytes, size_t size) {
  CALL(is_database(fd), REAL(write)(fd, bytes, size), REAL(write)(fd, bytes, size / 2));
}

ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) {
  CALL(is_database(fd), REAL(pwrite)(fd, bytes, size, at), REAL(pwrite)(fd, bytes, size / 2, at));
}

ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t at) {
  CALL(is_database(fd), REAL(pwrite64)(fd, bytes, size, at),
       REAL(pwrite64)(fd, bytes, size / 2, at));
}

int ftruncate(int fd, off_t size) { CALL(is_database(fd), REAL(ftruncate)(fd, size), 0); }

int ftruncate64(int fd, off64_t size) { CALL(is_database(fd), REAL(ftruncate64)(fd, size), 0); }

int fsync(int fd) { CALL(is_database(fd), REAL(fsync)(fd), 0); }

int fdatasync(int fd) { CALL(is_database(fd), REAL(fdatasync)(fd), 0); }

int unlink(const char* path) { CALL(of_database(path), REAL(unlink)(path), 0); }
