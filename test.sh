#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.ci/debian.sh
source .ci/debian.sh

install_missing "${build_packages[@]}" "${test_packages[@]}"
configure_and_build build -DNEWS_BUILD_TESTS=ON
ctest --test-dir build --output-on-failure --no-tests=error --parallel "$(nproc)"
