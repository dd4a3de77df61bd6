#!/bin/sh
# Extraction against the gold annotations of the shared test data: exports the corpora that they refer to, prints the scorer's table.
# Arguments go to the scorer (--show all lists what was missed and what was wrong).
set -eu
cd "$(dirname "$0")/.."
shared=${NEWSGRAPH_SHARED:-../shared}
newsgraph=${NEWSGRAPH:-build/release/newsgraph}
if [ ! -d "$shared/gold" ]; then
  echo "skipped: no shared test data at $shared"
  exit 0
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$newsgraph" export --quiet "$shared/seed" "$shared/corpus/news7" "$shared/corpus/cdt" -o "$out/gold.nt" --format ntriples
/usr/bin/python3 "$shared/tools/score.py" --gold "$shared/gold/dev" --rdf "$out/gold.nt" "$@"
