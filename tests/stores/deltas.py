"""A store that follows a changing archive by `newsgraph load` of deltas: what it holds, against a fresh export."""

import decimal
import pathlib
import random
import re
import shutil
import subprocess

SENTENCES = [
    "据法新社巴黎12日报道，法国总统马克龙周三访问德国。",
    "德国总理默克尔说：“我们要把这份友谊写进每一次航行。”",
    "美国国务卿布林肯周四在东京会见日本首相岸田文雄。",
    "路透社援引安莎社报道，挪威外交部发言人林德表示，两国达成协议。",
    "联合国秘书长古特雷斯呼吁双方停火。",
    # What SPARQL, Turtle and N-Triples read differently, if it is not seen to.
    r"警方公布的路径是 C:\user\u4e2d\U0001F600，代码 \\u0041、\n 和 \" 都在里面。",
    "一行 \"引号\" 与 {花括号} ; . } } ; INSERT DATA",
]
ALL = "SELECT DISTINCT ?g ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {own} }}"


class Archive:
    """Articles that are added, edited, moved, copied, spoilt and deleted, the same for one seed."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.folder.mkdir()
        self.random = random.Random(seed)
        for _ in range(12):
            self.write(self.new_name())

    def new_name(self):
        return self.folder / f"{self.random.randrange(10)}" / f"{self.random.randrange(1000)}.md"

    def write(self, path):
        url = self.random.randrange(20)
        words = "".join(f"<p>{s}</p>" for s in self.random.sample(SENTENCES, self.random.randint(1, 4)))
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"[报道{url}](https://news.example/{url})\n------\n\n{words}", encoding="utf-8")

    def change(self):
        files = sorted(p for p in self.folder.rglob("*") if p.is_file())
        one, name = self.random.choice(files), self.new_name()
        name.parent.mkdir(exist_ok=True)
        what = self.random.choice(["add", "add", "edit", "move", "copy", "spoil", "delete", "delete"])
        if what in ("add", "edit"):
            self.write(name if what == "add" else one)
        elif what == "move":
            one.replace(name)
        elif what == "copy" and one != name:
            shutil.copy(one, name)
        elif what == "spoil":
            one.write_text("")
        elif len(files) > 4:
            one.unlink()


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
        self.archive = Archive(folder / "archive", seed)

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
