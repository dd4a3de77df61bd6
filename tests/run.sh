#!/bin/sh
# Installs what is missing, builds newsgraph with its tests and runs them.
set -eu
cd "$(dirname "$0")/.."
cmake/install-packages.sh cmake/debian-packages.txt tests/debian-packages.txt
cmake --preset release
cmake --build --preset release
ctest --preset release -j "$(nproc)" "$@"
