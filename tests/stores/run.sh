#!/bin/sh
# Loads the example corpus into real triple stores and asks them. Installs what is missing of them; builds newsgraph unless
# NEWSGRAPH names a program.
#   tests/stores/run.sh [--quick] [STORE...]       stores: virtuoso oxigraph fuseki rdf4j
set -eu
cd "$(dirname "$0")/../.."
newsgraph=${NEWSGRAPH:-build/release/newsgraph}
if [ -z "${NEWSGRAPH:-}" ]; then
  cmake/install-packages.sh
  cmake --preset release >/dev/null
  cmake --build --preset release --target newsgraph_program
fi
exec python3 tests/stores/check.py "$newsgraph" "$@"
