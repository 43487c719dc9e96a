# shellcheck shell=bash
# Sourced by the other scripts of this folder, which run at the top of the tree.

readonly logs=build/logs

say() { printf '%s\n' "$*" >&2; }

# die REASON [HINT]
die() {
  say "error: $1"
  [[ $# -lt 2 ]] || say "hint: $2"
  exit 1
}

# Lines that ninja and ctest print about successful steps.
readonly progress='^\[[0-9]+/[0-9]+\] |^ *Start +[0-9]+: |^ *[0-9]+/[0-9]+ Test .* Passed '

# quietly LOG COMMAND…: shows the end of the command's output, and only if the command fails.
quietly() {
  local log=$logs/$1.log
  shift
  mkdir -p "$logs"
  "$@" >"$log" 2>&1 </dev/null && return
  local code=$?
  grep -avE "$progress" "$log" | tail -n 60 >&2 || true
  die "'$*' failed with exit code $code" "the whole log: $log"
}

# install_missing PACKAGE…: installs the Debian packages that are not installed yet.
install_missing() {
  command -v dpkg-query >/dev/null || return 0  # not Debian: cmake says what it misses
  local package installed missing=()
  # dpkg-query fails if one of them is unknown to it
  installed=$(dpkg-query -W -f '<${Package} ${db:Status-Status}>' "$@" 2>/dev/null) || true
  for package in "$@"; do
    [[ $installed == *"<$package installed>"* ]] || missing+=("$package")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  say "installing: ${missing[*]}"
  local root=(env DEBIAN_FRONTEND=noninteractive)
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null ||
      die "packages are missing, and only root can install them" "as root: apt-get install ${missing[*]}"
    root=(sudo "${root[@]}")
  fi
  quietly apt-update "${root[@]}" apt-get update
  quietly apt-install "${root[@]}" apt-get install -y --no-install-recommends "${missing[@]}"
}

# shellcheck disable=SC2034  # for the scripts that source this
readonly build_packages=(
  cmake ninja-build g++ pkg-config tzdata
  libboost-math-dev libcli11-dev libfmt-dev libgmock-dev libgtest-dev libhowardhinnant-date-dev libpugixml-dev
  libsimdjson-dev libsqlite3-dev libsqlitecpp-dev libssl-dev libutf8proc-dev
  libxlsxwriter-dev libyaml-cpp-dev libzip-dev zlib1g-dev
  python3 sqlite3  # cmake looks for what the tests run with
)
# With the sanitizers, clang compiles in a third of the time that gcc takes; it also provides the fuzzer.
readonly sanitizer_packages=(clang libclang-rt-14-dev)
# The browser of tests/browser. Some builds of nodejs include npm and conflict with Debian's.
browser_packages=(chromium)
command -v npm >/dev/null || browser_packages+=(nodejs npm)
# shellcheck disable=SC2034
readonly test_packages=(
  "${sanitizer_packages[@]}"
  clang-format clang-tidy
  r-base-core r-cran-survival  # tests/oracle holds the queries' statistics against R
  "${browser_packages[@]}"
)

# build PRESET [TARGET…]
build() {
  local preset=$1
  shift
  say "building ($preset) …"
  quietly "configure-$preset" cmake --preset "$preset"
  quietly "build-$preset" cmake --build --preset "$preset" --parallel "$(nproc)" ${1+--target "$@"}
}

# The tree's own C++ files, tracked by git or not, each terminated by a NUL.
own_files() {
  git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp' '*.h' '*.c' |
    while IFS= read -r -d '' file; do [[ ! -f $file ]] || printf '%s\0' "$file"; done
}
