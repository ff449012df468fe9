# shellcheck shell=bash
# Sourced by quickstart.sh and test.sh: what the project needs of Debian 12 or 13, and how to build it.

readonly build_packages=(
  g++ cmake ninja-build pkg-config
  libxapian-dev libicu-dev libzstd-dev libxxhash-dev zlib1g-dev nlohmann-json3-dev libsimdjson-dev libfmt-dev libcli11-dev
  libxml2-dev libarchive-dev libbrotli-dev
)
readonly test_packages=(catch2 xapian-tools libsqlite3-dev)

# install_missing PACKAGE...: installs those that aren't there, and asks for rights only when it must.
install_missing() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "apt isn't here, so nothing is installed. These Debian packages, or what they are called on this system, are needed:"
    printf '  %s\n' "$@"
    return 0
  fi
  local package missing=()
  for package in "$@"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then missing+=("$package"); fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Please install these as root, then run this again:  apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# configure_and_build DIRECTORY [CMAKE OPTION...]
configure_and_build() {
  local directory=$1 generator=()
  shift
  if [ ! -f "$directory/CMakeCache.txt" ] && command -v ninja >/dev/null; then generator=(-G Ninja); fi
  cmake -S . -B "$directory" "${generator[@]}" "$@" >"$directory.configure.log" 2>&1 || {
    cat "$directory.configure.log" >&2
    return 1
  }
  rm -f "$directory.configure.log"
  cmake --build "$directory" --parallel "$(nproc)"
}
