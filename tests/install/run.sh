#!/bin/sh
# Installs the release build under a temporary prefix and builds programs against it with find_package(newsgraph); what they
# say of the examples has to be what the program says.
set -eu
cd "$(dirname "$0")/../.."
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install build/release --prefix "$prefix/usr" >/dev/null
cmake -S tests/install -B "$prefix/build" -G Ninja -DCMAKE_PREFIX_PATH="$prefix/usr" >/dev/null
cmake --build "$prefix/build"
newsgraph=$prefix/usr/bin/newsgraph
"$newsgraph" --version
"$prefix/build/annotate" examples/articles/01-summit-chain.md
"$newsgraph" export --quiet examples/corpus -o "$prefix/corpus.nq"
question=examples/queries/02-quote-network.rq
"$prefix/build/query" "$question" "$prefix/corpus.nq" >"$prefix/answer.csv"
"$newsgraph" query "$question" "$prefix/corpus.nq" --format csv | cmp - "$prefix/answer.csv"
cat "$prefix/answer.csv"
