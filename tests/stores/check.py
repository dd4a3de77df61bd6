#!/usr/bin/env python3
"""Starts each triple store with an empty folder, loads the graph of examples/corpus by `newsgraph load`, and checks it.

    tests/stores/check.py NEWSGRAPH [--quick] [STORE...]

For each store: every statement arrives; the questions of examples/queries have their answers; loading again, or the
articles themselves, adds nothing; long texts, long and odd IRIs come back as they were sent; an article that is retracted is
gone with all it owned, and can be loaded again; after a stop and a new start all is still there; and a second, empty store
that follows a changing archive by deltas holds, statement by statement, what a fresh export does. --quick takes the
stores that install in minutes. A store that cannot be had here is skipped, and the reason is said.
"""

import argparse
import contextlib
import importlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "queries"), str(HERE.parent / "incremental")]

import answers  # noqa: E402
import deltas  # noqa: E402
import difficult  # noqa: E402
import store as stores  # noqa: E402

QUERIES = ROOT / "examples" / "queries"
NAMES = ["virtuoso", "oxigraph", "fuseki", "rdf4j"]
QUICK = ["virtuoso", "oxigraph"]


def store_named(name):
    return importlib.import_module(name).STORE()


def installed(name):
    """The store, brought onto this machine; None where it cannot be had, and a line says why."""
    store = store_named(name)
    try:
        store.install()
    except stores.Unavailable as reason:
        print(f"{name}: skipped: cannot be had here: {reason}", flush=True)
        return None
    return store


class Check:
    """One store's run; `wrong` collects what is not as it should be."""

    def __init__(self, store, newsgraph, folder):
        self.store = store
        self.newsgraph = newsgraph
        self.folder = folder
        self.corpus = folder / "corpus.nq"
        self.wrong = []

    def expect(self, what, wanted, found):
        if wanted != found:
            self.wrong.append(f"{what}: {wanted} expected, {found} found")

    def load(self, *arguments):
        """Raises where it did not end well: nothing that follows could be right."""
        command = [self.newsgraph, "load", *arguments, "--endpoint", self.store.endpoint(), "--quiet"]
        environment = dict(os.environ, **self.store.environment())
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, env=environment, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, command[1:]))} ended with {done.returncode}: {done.stderr.strip()[-600:]}")

    def export(self):
        subprocess.run([self.newsgraph, "export", "--quiet", ROOT / "examples" / "corpus", "-o", self.corpus], check=True)
        lines = set(self.corpus.read_text(encoding="utf-8").splitlines())
        return lines

    def ask_all(self):
        for path in sorted(QUERIES.glob("*.rq")):
            expected = answers.from_csv((QUERIES / "expected" / f"{path.stem}.csv").read_text(encoding="utf-8"))
            problem = answers.difference(expected, self.store.ask(path.read_text(encoding="utf-8")))
            if problem:
                self.wrong.append(f"{path.name}: {problem}")

    def difficult_texts(self):
        """Each comes back as it was sent, though in one graph with others, and goes away with it."""
        cases = difficult.cases(self.store.longest_literal, self.store.longest_iri)
        before = self.store.count()
        for name, line in cases:
            path = self.folder / "difficult.nq"
            path.write_text(line.to_nquads(), encoding="utf-8")
            self.load(path)
            found = self.store.ask(line.question())[1]
            if found != [(line.value,)]:
                self.wrong.append(f"{name}: {str(found)[:200]} came back")
            self.store.request("DELETE", self.store.graph_url(urllib.parse.quote(difficult.GRAPH, safe="")))
        self.expect("statements after difficult ones were taken out", before, self.store.count())

    def retract(self, lines):
        """Drops the graph of the article of the corrected page and loads it again."""
        graph = self.store.ask(
            "PREFIX schema: <http://schema.org/> SELECT DISTINCT ?a WHERE { ?a schema:headline ?h . "
            'FILTER (STR(?h) = "卑尔根渡轮起火 二十人受伤") }')[1][0][0]
        own = sum(line.endswith(f" <{graph}> .") for line in lines)
        self.store.request("DELETE", self.store.graph_url(urllib.parse.quote(graph, safe="")))
        self.expect("statements without the retracted article", len(lines) - own, self.store.count())
        question = (QUERIES / "19-silent-revisions.rq").read_text(encoding="utf-8")
        self.expect("revisions without the second version", [], self.store.ask(question)[1])
        self.load(self.corpus)
        self.expect("statements with the article back", len(lines), self.store.count())

    def deltas(self):
        folder = self.folder / "deltas"
        data = folder / "data"
        data.mkdir(parents=True)
        with self.store.running(data):
            self.wrong += deltas.follow(self.newsgraph, self.store, self.load, folder)

    def run(self):
        lines = self.export()
        data = self.folder / "data"
        data.mkdir()
        with self.store.running(data):
            self.expect("statements of an empty store", 0, self.store.count())
            self.load(self.corpus)
            self.expect("statements", len(lines), self.store.count())
            self.ask_all()
            for again in ((self.corpus,), (self.corpus, "--mode", "replace"), (ROOT / "examples" / "corpus",)):
                self.load(*again)
                self.expect(f"statements after load {' '.join(map(str, again[1:]))} again", len(lines), self.store.count())
            self.difficult_texts()
            self.retract(lines)
        with self.store.running(data):
            self.expect("statements after a new start", len(lines), self.store.count())
            self.ask_all()
        self.deltas()


def check(name, newsgraph, run_of=Check.run):
    """passed, failed or skipped."""
    begin = time.monotonic()
    store = installed(name)
    if store is None:
        return "skipped"
    with tempfile.TemporaryDirectory(prefix=f"newsgraph-{name}-") as folder:
        run = Check(store, newsgraph, pathlib.Path(folder))
        try:
            run_of(run)
        except Exception as error:  # a store that breaks is a finding; the others still have their turn
            detail = b""
            with contextlib.suppress(Exception):
                detail = error.read()[:600]
            run.wrong.append(f"{type(error).__name__}: {error} {detail.decode('utf-8', 'replace')}")
    for problem in run.wrong:
        print(f"{name}: {problem}")
    outcome = "failed" if run.wrong else "passed"
    print(f"{name}: {outcome} in {time.monotonic() - begin:.0f} s", flush=True)
    return outcome


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsgraph", type=pathlib.Path)
    parser.add_argument("stores", nargs="*", metavar="STORE", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--deltas", action="store_true", help="only the following of an archive by deltas")
    arguments = parser.parse_intermixed_args()
    stores.stop_servers_on_signals()
    chosen = arguments.stores or (QUICK if arguments.quick else NAMES)
    if unknown := set(chosen) - set(NAMES):
        parser.error(f"no such store: {', '.join(sorted(unknown))}")
    run = Check.deltas if arguments.deltas else Check.run
    outcomes = [check(name, arguments.newsgraph.resolve(), run) for name in chosen]
    print("stores: " + ", ".join(f"{outcomes.count(kind)} {kind}" for kind in ("passed", "failed", "skipped")))
    return 1 if "failed" in outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
