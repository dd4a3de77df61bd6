#!/bin/sh
# Installs the release build under a temporary prefix and builds a program against it with find_package(newsgraph).
set -eu
cd "$(dirname "$0")/../.."
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install build/release --prefix "$prefix/usr" >/dev/null
cmake -S tests/install -B "$prefix/build" -G Ninja -DCMAKE_PREFIX_PATH="$prefix/usr" >/dev/null
cmake --build "$prefix/build"
"$prefix/build/consumer" examples/articles/01-summit-chain.md
"$prefix/usr/bin/newsgraph" --version
