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

try:
    import rdflib
except ImportError:
    print("skipped: no rdflib for", sys.executable)
    sys.exit(0)

SENTENCES = [
    "据法新社巴黎12日报道，法国总统马克龙周三访问德国。",
    "德国总理默克尔说：“我们要把这份友谊写进每一次航行。”",
    "美国国务卿布林肯周四在东京会见日本首相岸田文雄。",
    "路透社援引安莎社报道，挪威外交部发言人林德表示，两国达成协议。",
    "联合国秘书长古特雷斯呼吁双方停火。",
    # What SPARQL and N-Triples read differently, if it is not seen to.
    r"警方公布的路径是 C:\user\u4e2d\U0001F600，代码 \\u0041、\n 和 \" 都在里面。",
    "一行 \"引号\" 与 {花括号} ; . } } ; INSERT DATA",
]


class Follower:
    """An archive, a state, and a store that is kept up to date by deltas alone."""

    def __init__(self, program, folder, seed):
        self.program = program
        self.folder = folder
        self.archive = folder / "archive"
        self.archive.mkdir()
        self.random = random.Random(seed)
        self.store = rdflib.ConjunctiveGraph()

    def change(self):
        files = sorted(p for p in self.archive.rglob("*") if p.is_file())
        what = self.random.choice(["add", "add", "edit", "move", "copy", "reject", "delete"]) if len(files) > 3 else "add"
        name = self.archive / f"{self.random.randrange(10)}" / f"{self.random.randrange(1000)}.md"
        name.parent.mkdir(exist_ok=True)
        one = self.random.choice(files) if files else None
        if what in ("add", "edit"):
            url = self.random.randrange(20)
            words = "".join(f"<p>{s}</p>" for s in self.random.sample(SENTENCES, self.random.randint(1, 3)))
            text = f"[报道{url}](https://news.example/{url})\n------\n\n{words}"
            (name if what == "add" else one).write_text(text, encoding="utf-8")
        elif what == "move":
            one.replace(name)
        elif what == "copy":
            shutil.copy(one, name)
        elif what == "reject":
            one.write_text("")
        else:
            one.unlink()

    def export(self, *options):
        command = [self.program, "export", str(self.archive), "--quiet", *options]
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
            for _ in range(1 if step else 6):
                follower.change()
            (follower.apply_update if step % 2 == 0 else follower.apply_folder)()
            print(f"step {step}: {follower.check()} quads, as in a whole export")


main()
