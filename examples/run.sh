#!/bin/sh
# Installs what is missing, builds newsgraph and turns the articles of this folder into a knowledge graph.
set -eu
cd "$(dirname "$0")/.."
cmake/install-packages.sh
cmake --preset release -DNEWSGRAPH_DEVELOPER=OFF -B build/examples
cmake --build build/examples
build/examples/newsgraph export examples/articles -o build/examples.ttl
echo "wrote build/examples.ttl"
