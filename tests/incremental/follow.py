#!/usr/bin/env python3
"""Follows a changing archive in a store that is not newsgraph's own: rdflib carries out what `newsgraph export --delta`
writes, as SPARQL Update and as a folder of graphs, and has to hold what a whole export holds, after each step.

    tests/incremental/follow.py build/release/newsgraph [SEED [STEPS]]

Prints "skipped: ..." where there is no rdflib (Debian: python3-rdflib).
"""

import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import changing_archive

try:
    import rdflib
except ImportError:
    print("skipped: no rdflib for", sys.executable)
    sys.exit(0)


class Follower:
    """An archive, a state, and a store that is kept up to date by deltas alone."""

    def __init__(self, program, folder, seed):
        self.program = program
        self.folder = folder
        self.archive = changing_archive.Archive(folder / "archive", seed)
        self.random = random.Random(seed)
        self.store = rdflib.ConjunctiveGraph()

    def export(self, *options):
        command = [self.program, "export", str(self.archive.folder), "--quiet", *options]
        status = subprocess.run(command, stderr=subprocess.PIPE, check=False)
        assert status.returncode in (0, 1), status.stderr.decode()

    def apply_update(self):
        update = self.folder / "changes.ru"
        self.export("--state", str(self.folder / "state"), "--delta", "update", "-o", str(update))
        text = update.read_text(encoding="utf-8")
        update.unlink()
        # Whole, and cut at the ends of its statements as a loader does for stores with small limits.
        requests = [text] if self.random.random() < 0.5 else [r for r in text.split(" ;\n") if r.strip()]
        for request in requests:
            if not request.startswith("#"):
                self.store.update(request)

    def apply_folder(self):
        folder = self.folder / "changes"
        self.export("--state", str(self.folder / "state"), "--delta", "graphs", "-o", str(folder))
        manifest = json.loads((folder / "manifest.json").read_text())
        for line in (folder / manifest["drop"]["file"]).read_text().splitlines():
            self.store.remove_context(self.store.get_context(rdflib.URIRef(line)))
        for line in (folder / manifest["replace"]["file"]).read_text().splitlines():
            graph, name, _ = line.split("\t")
            self.store.remove_context(self.store.get_context(rdflib.URIRef(graph)))
            self.store.get_context(rdflib.URIRef(graph)).parse(str(folder / name), format="nt")
        entities = self.store.get_context(rdflib.URIRef(manifest["entities"]["graph"]))
        entities.parse(str(folder / manifest["entities"]["insert"]["file"]), format="nt")
        for triple in rdflib.Graph().parse(str(folder / manifest["entities"]["delete"]["file"]), format="nt"):
            entities.remove(triple)
        shutil.rmtree(folder)

    def check(self):
        whole = self.folder / "whole.nq"
        self.export("-o", str(whole))
        expected = rdflib.ConjunctiveGraph()
        expected.parse(str(whole), format="nquads")
        want, have = quads(expected), quads(self.store)
        for sign, some in (("-", want - have), ("+", have - want)):
            for quad in sorted(some, key=str)[:5]:
                print(sign, quad)
        assert want == have, f"{len(want - have)} quads are missing, {len(have - want)} are too many"
        return len(want)


def quads(store):
    return {(s, p, o, g.identifier) for s, p, o, g in store.quads()}


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    steps = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    with tempfile.TemporaryDirectory() as folder:
        follower = Follower(program, pathlib.Path(folder), seed)
        for step in range(steps):
            if step:
                follower.archive.change()
            (follower.apply_update if step % 2 == 0 else follower.apply_folder)()
            print(f"step {step}: {follower.check()} quads, as in a whole export")


main()
