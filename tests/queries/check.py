#!/usr/bin/env python3
"""Asks the questions of examples/queries/ of the graph of examples/corpus/: RDFLib, an engine that is not newsgraph's, and
`newsgraph query`.

    tests/queries/check.py NEWSGRAPH

Each engine is asked each question twice: of the corpus as one graph (Turtle) and as a graph an article whose union is
asked (N-Quads); all answers must be that of examples/queries/expected/. With NEWSGRAPH_APPROVE set the expected answers
are rewritten first, by RDFLib's, for review as a change.
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

from answers import cell, difference, from_csv, from_json, to_csv

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUERIES = ROOT / "examples" / "queries"


FORMS = {"one graph": "corpus.ttl", "a graph an article": "corpus.nq"}


def export(newsgraph, folder):
    for name in FORMS.values():
        subprocess.run([newsgraph, "export", "--quiet", ROOT / "examples" / "corpus", "-o", f"{folder}/{name}"], check=True)


class RdfLib:
    name = "RDFLib"

    def __init__(self, folder):
        one, many = rdflib.Graph(), rdflib.ConjunctiveGraph()  # of which queries ask the union
        one.parse(f"{folder}/corpus.ttl", format="turtle")
        many.parse(f"{folder}/corpus.nq", format="nquads")
        self.graphs = dict(zip(FORMS, (one, many)))

    def answer(self, form, path):
        result = self.graphs[form].query(path.read_text(encoding="utf-8"))
        names = tuple(str(name) for name in result.vars)
        return names, [tuple("" if value is None else cell(str(value)) for value in row) for row in result]


class Newsgraph:
    name = "newsgraph query"

    def __init__(self, newsgraph, folder):
        self.newsgraph = newsgraph
        self.folder = folder

    def answer(self, form, path):
        command = [self.newsgraph, "query", "--quiet", "--format", "json", path, f"{self.folder}/{FORMS[form]}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return ("error",), [(done.stderr.strip(),)]
        return from_json(done.stdout)


def expected_answer(path, approved):
    expected = QUERIES / "expected" / f"{path.stem}.csv"
    if os.environ.get("NEWSGRAPH_APPROVE"):
        expected.write_text(to_csv(*approved), encoding="utf-8", newline="")
    return from_csv(expected.read_text(encoding="utf-8"))


def check(path, engines):
    """What is wrong with the answers to one question."""
    given = {(engine.name, form): engine.answer(form, path) for engine in engines for form in FORMS}
    expected = expected_answer(path, given[engines[0].name, "one graph"])
    if not expected[1]:
        return [f"{path.name}: a question without an answer tests nothing"]
    problems = {who: difference(expected, answer) for who, answer in given.items()}
    return [f"{path.name}, {engine}, {form}: {problem}" for (engine, form), problem in problems.items() if problem]


def main(newsgraph):
    questions = sorted(QUERIES.glob("*.rq"))
    with tempfile.TemporaryDirectory() as folder:
        export(newsgraph, folder)
        engines = [RdfLib(folder), Newsgraph(newsgraph, folder)]
        problems = [check(path, engines) for path in questions]
    for problem in problems:
        print(*problem, sep="\n", end="\n" if problem else "")
    wrong = sum(map(bool, problems))
    print(f"{len(questions)} questions, {wrong} answered wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
