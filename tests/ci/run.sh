#!/bin/sh
# Runs every "newsgraph validate" of examples/ci on examples/ci/project: it conforms (0); with broken.ttl it does not (1),
# also where only that file is given to a hook; shapes that are ill-formed are none (3). Reports appear where named.
# Usage: run.sh PROGRAM
set -eu
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
examples=$here/../../examples/ci
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/newsgraph"
PATH=$scratch/bin:$PATH

# expect STATUS COMMAND: runs a command line in the project.
expect() {
  status=0
  (cd "$scratch/project" && eval "$2") >"$scratch/output" 2>&1 || status=$?
  [ "$status" = "$1" ] && return
  echo "exit status $status instead of $1: $2"
  cat "$scratch/output"
  exit 1
}

# Reports that a command line names are there, and not empty.
expect_reports() {
  for report in $(echo "$1" | grep -o -- '--format [a-z]*=[^ ]*' | sed 's/.*=//'); do
    [ -s "$scratch/project/$report" ] && continue
    echo "no $report: $1"
    exit 1
  done
}

grep -ho 'newsgraph validate .*' "$examples"/*.y*ml >"$scratch/commands"
for file in "$examples"/*.y*ml; do
  grep -q 'newsgraph validate ' "$file" || { echo "$file does not validate"; exit 1; }
done
while read -r command; do
  # What does not name the whole folder is a hook that takes the changed files as arguments.
  case $command in
    "newsgraph validate data/ "*) right=$command wrong=$command ;;
    *) right="$command data/articles.ttl" wrong="$command data/articles.ttl data/broken.ttl" ;;
  esac
  rm -rf "$scratch/project"
  cp -r "$examples/project" "$scratch/project"
  expect 0 "$right"
  expect_reports "$command"
  cp "$here/broken.ttl" "$scratch/project/data/"
  expect 1 "$wrong"
  expect_reports "$command"
  cp "$here/ill-formed.ttl" "$scratch/project/shapes/"
  expect 3 "$right"
done <"$scratch/commands"
echo "$(wc -l <"$scratch/commands") command lines"
