#!/usr/bin/env python3
"""Asks the questions of examples/queries/ with newsgraph query: of the corpus as one file, and as a graph an article.

    tests/queries/embedded.py NEWSGRAPH
"""

import pathlib
import subprocess
import sys
import tempfile

from answers import difference, from_csv, from_json

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUERIES = ROOT / "examples" / "queries"


def main(newsgraph):
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("corpus.ttl", "corpus.nq.gz"):
            data = f"{folder}/{name}"
            subprocess.run([newsgraph, "export", "--quiet", ROOT / "examples" / "corpus", "-o", data], check=True)
            for path in sorted(QUERIES.glob("*.rq")):
                command = [newsgraph, "query", path, data, "--format", "json"]
                given = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
                expected = (QUERIES / "expected" / f"{path.stem}.csv").read_text(encoding="utf-8")
                if problem := difference(from_csv(expected), from_json(given)):
                    wrong += 1
                    print(f"{path.name} of {name}:\n{problem}")
    if not list(QUERIES.glob("*.rq")):
        sys.exit("there are no questions")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
