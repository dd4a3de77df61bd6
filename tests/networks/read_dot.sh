#!/bin/sh
# Graphviz takes what newsgraph export writes as DOT.  read_dot.sh NEWSGRAPH ARTICLES...
set -eu
newsgraph=$1
shift
command -v dot >/dev/null || { echo "skipped: Graphviz is not installed"; exit 0; }
for network in full quotes co-mentions; do
  nodes=$("$newsgraph" export --quiet --format dot --network $network "$@" | dot -Tsvg | grep -c 'class="node"')
  [ "$nodes" -gt 1 ] || { echo "$network: $nodes nodes"; exit 1; }
  echo "$network: $nodes nodes"
done
