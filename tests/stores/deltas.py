"""A store that follows a changing archive by `newsgraph load` of deltas: what it holds, against a fresh export."""

import decimal
import pathlib
import re
import shutil
import subprocess

import changing_archive

ALL = "SELECT DISTINCT ?g ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {own} }}"
NUMBER = re.compile(
    r'"([^"]*)"\^\^<http://www.w3.org/2001/XMLSchema#(?:(?:nonNegative|positive)?[iI]nteger|int|long|decimal|double)>$')


def canonical(term):
    """A term as all stores have it: language tags without case; numbers by value, since some stores keep no more of them."""
    if number := NUMBER.match(term):
        return f"{decimal.Decimal(number[1]).normalize():f}"
    text, at, tag = term.rpartition("@")
    return text + at + tag.lower() if at and text.endswith('"') else term


def of_export(path):
    """(graph, subject, predicate, object) of a file of N-Quads that newsgraph wrote."""
    quads = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        subject, predicate, rest = line[:-2].split(" ", 2)
        object_, graph = rest.rsplit(" ", 1)
        quads.add((graph, subject, predicate, canonical(object_)))
    return quads


def of_json(term):
    """A term of the JSON results of SPARQL as N-Triples writes it."""
    if term["type"] == "uri":
        return f"<{term['value']}>"
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
    text = "".join(escapes.get(c) or (f"\\u{ord(c):04X}" if ord(c) < 0x20 or ord(c) == 0x7F else c) for c in term["value"])
    kind = term.get("datatype")
    if tag := term.get("xml:lang"):
        return canonical(f'"{text}"@{tag}')
    plain = kind in (None, "http://www.w3.org/2001/XMLSchema#string")
    return f'"{text}"' if plain else canonical(f'"{text}"^^<{kind}>')


def of_store(store):
    rows = store.bindings(ALL.format(own=store.own_graphs()))
    return {tuple(of_json(row[name]) for name in "gspo") for row in rows}


class Follower:
    def __init__(self, newsgraph, store, load, folder, seed=1):
        self.newsgraph = newsgraph
        self.store = store
        self.load = load
        self.folder = folder
        self.archive = changing_archive.Archive(folder / "archive", seed)

    def export(self, *options):
        done = subprocess.run([self.newsgraph, "export", "--quiet", self.archive.folder, *options], capture_output=True,
                              text=True, check=False)
        if done.returncode not in (0, 1):  # 1: articles that are none
            raise RuntimeError(f"export ended with {done.returncode}: {done.stderr[-600:]}")

    def step(self, form, *options):
        """One delta, carried out. What is wrong, or nothing."""
        delta = self.folder / ("changes.ru" if form == "update" else "changes")
        self.export("--state", self.folder / "state", "--delta", form, "-o", delta)
        self.load(delta, *options)
        shutil.rmtree(delta) if form == "graphs" else delta.unlink()
        whole = self.folder / "whole.nq"
        self.export("-o", whole)
        wanted, found = of_export(whole), of_store(self.store)
        missing, strange = wanted - found, found - wanted
        if not missing and not strange:
            return ""
        return (f"{len(missing)} statements are missing, {len(strange)} too many of {len(wanted)}: "
                f"{min(missing, default='')} {min(strange, default='')}"[:600])


def follow(newsgraph, store, load, folder, steps=8):
    """Problems of a sequence of deltas: both forms, graph by graph and by updates alone."""
    follower = Follower(pathlib.Path(newsgraph), store, load, folder)
    ways = [("update",), ("graphs",), ("update", "--protocol", "update"), ("graphs", "--protocol", "update")]
    for number in range(steps):
        way = ways[number % len(ways)]
        if problem := follower.step(*way):
            yield f"after delta {number + 1} ({' '.join(way)}): {problem}"
            return
        for _ in range(4):
            follower.archive.change()
