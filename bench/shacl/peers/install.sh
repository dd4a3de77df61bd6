#!/bin/sh
# Installs the peers under $NEWSGRAPH_BENCH (~/.cache/newsgraph-bench), each at the version named here or in its package file.
# Names of groups as arguments install only those: python node jena topbraid rdf4j. A group that fails does not stop the others.
set -u
here=$(cd "$(dirname "$0")" && pwd)
cache=${NEWSGRAPH_BENCH:-$HOME/.cache/newsgraph-bench}
mkdir -p "$cache"

install_python() { # pySHACL, rudof, shifty
  python3 -m venv "$cache/python" &&
    "$cache/python/bin/pip" install -q --disable-pip-version-check -r "$here/python/requirements.txt"
}

install_node() { # shacl-engine, rdf-validate-shacl
  mkdir -p "$cache/node" && cp "$here/node/package.json" "$here/node/runner.js" "$cache/node/" &&
    (cd "$cache/node" && npm install --silent --no-fund --no-audit)
}

install_java() { # $1: jena, topbraid or rdf4j
  rm -rf "$cache/java/$1" "$cache/java/$1-classes"
  mkdir -p "$cache/java/$1-classes" &&
    mvn -q -B -f "$here/java/$1/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$cache/java/$1" &&
    javac -nowarn -cp "$cache/java/$1/*" -d "$cache/java/$1-classes" "$here/java/Summary.java" "$here/java/$1/Runner.java"
}

[ $# -gt 0 ] || set -- python node jena topbraid rdf4j
for group; do
  case $group in
    python | node) install_$group ;;
    jena | topbraid | rdf4j) install_java $group ;;
    *) echo "unknown group $group" >&2; exit 2 ;;
  esac && echo "$group: installed" || echo "$group: failed" >&2
done
