#!/bin/sh
# Installs those Debian packages of the given lists (default: debian-packages.txt) that are missing. Needs root or sudo
# only where something is missing.
set -eu
here=$(dirname "$0")
[ $# -gt 0 ] || set -- "$here/debian-packages.txt"
missing=""
for package in $(cat "$@" | grep -v '^#'); do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
root=""
[ "$(id -u)" = 0 ] || root=sudo
echo "installing:$missing"
$root apt-get update -qq
# shellcheck disable=SC2086 # the list is meant to be split
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
