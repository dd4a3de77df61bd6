#!/bin/sh
# How fast the main job is: articles/s, MB/s of input, peak memory, at one and two jobs, over the shared corpora, everything on, by format.
# Prints one line a run; the output goes to a file, as a user's would. RESULTS.md keeps figures with their machine.
set -eu
cd "$(dirname "$0")/.."
shared=${NEWSGRAPH_SHARED:-../shared}
newsgraph=${NEWSGRAPH:-build/release/newsgraph}
runs=${RUNS:-5}
[ -x /usr/bin/time ] || { echo "needs GNU time (apt-get install time)"; exit 1; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
set -- "$@"
[ $# -gt 0 ] || set -- "$shared/corpus/oped2" "$shared/corpus/news7" "$shared/corpus/cdt"
files=$(find "$@" -type f | wc -l)
bytes=$(find "$@" -type f -printf '%s\n' | awk '{ n += $1 } END { print n }')
echo "$files files, $bytes bytes"
for name in ${NAMES:-x.ttl x.nt x.nq x.jsonl x.nq.gz x.nq.zst}; do
  for jobs in 1 2; do
    run=0
    while [ $run -lt "$runs" ]; do
      run=$((run + 1))
      /usr/bin/time -f '%e %M' -o "$out/time" "$newsgraph" export --quiet "$@" --jobs $jobs -o "$out/$name" \
        2>/dev/null || true
      tail -n 1 "$out/time" | awk -v f="$files" -v b="$bytes" -v j=$jobs -v o=$name \
        '{ printf "%s jobs=%d %.2f s %.0f articles/s %.1f MB/s peak %.0f MiB\n", o, j, $1, f / $1, b / $1 / 1e6, $2 / 1024 }'
    done
  done
done
