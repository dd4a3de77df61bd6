#!/usr/bin/env python3
"""Asks the questions of examples/queries/ of the graph of examples/corpus/ with RDFLib, an engine that is not newsgraph's.

    tests/queries/check.py NEWSGRAPH

Each question is asked twice: of the corpus as one graph (Turtle) and as a graph an article whose union is asked
(N-Quads); both answers must be that of examples/queries/expected/. With NEWSGRAPH_APPROVE set the expected answers are
rewritten first, for review as a change.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import rdflib
except ImportError:
    sys.exit("skipped: needs RDFLib (python3-rdflib)")

from answers import cell, difference, from_csv, to_csv

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUERIES = ROOT / "examples" / "queries"


def exported(newsgraph, path):
    subprocess.run([newsgraph, "export", "--quiet", ROOT / "examples" / "corpus", "-o", path], check=True)
    return path


def graphs(newsgraph):
    with tempfile.TemporaryDirectory() as folder:
        one = rdflib.Graph()
        one.parse(exported(newsgraph, f"{folder}/corpus.ttl"), format="turtle")
        many = rdflib.ConjunctiveGraph()
        many.parse(exported(newsgraph, f"{folder}/corpus.nq"), format="nquads")
    return {"one graph": one, "a graph an article": many}


def answer(graph, query):
    result = graph.query(query)
    names = tuple(str(name) for name in result.vars)
    return names, [tuple("" if value is None else cell(str(value)) for value in row) for row in result]


def main(newsgraph):
    stores = graphs(newsgraph)
    wrong = 0
    for path in sorted(QUERIES.glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        answers = {how: answer(graph, query) for how, graph in stores.items()}
        expected_path = QUERIES / "expected" / f"{path.stem}.csv"
        if os.environ.get("NEWSGRAPH_APPROVE"):
            expected_path.write_text(to_csv(*answers["one graph"]), encoding="utf-8", newline="")
        expected = from_csv(expected_path.read_text(encoding="utf-8"))
        problems = {how: difference(expected, given) for how, given in answers.items()}
        if not expected[1]:
            problems["expected"] = "a question without an answer tests nothing"
        for how, problem in problems.items():
            if problem:
                print(f"{path.name}, {how}: {problem}")
        wrong += any(problems.values())
    print(f"{len(list(QUERIES.glob('*.rq')))} questions, {wrong} answered wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
