#!/usr/bin/env python3
"""How fast stores take an export: through `newsgraph load`, and beside it `curl` of one big file, in turns.

    bench/stores.py NEWSGRAPH [--articles 2000] [--rounds 3] [STORE...]
    bench/stores.py NEWSGRAPH --graph FILE.nq [STORE...]

Each round starts the store twice with an empty folder and loads the same statements by either way; the order changes from
round to round. Prints statements a second of each, and the ratio of the medians. curl's file is N-Quads, or Turtle into
one graph where the store takes no quads over HTTP; newsgraph is then given the same Turtle and the same graph.

With --graph a file of one's own, of any size, is loaded once by newsgraph; then the store's memory and disk are measured and
the questions of examples/queries are asked, a minute for each.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "stores"), str(ROOT / "tests" / "queries")]

import check  # noqa: E402
import store as stores  # noqa: E402


def by_curl(store, nquads, turtle, _newsgraph):
    command = ["curl", "-sS", "--fail-with-body", *map(str, store.bulk(nquads, turtle))]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def by_newsgraph(store, nquads, turtle, newsgraph):
    command = [newsgraph, "load", "--endpoint", store.endpoint(), "--quiet"]
    command += [nquads] if store.takes_quads else [turtle, "--graph", store.bulk_graph]
    subprocess.run(command, check=True, env=dict(os.environ, **store.environment()), cwd=nquads.parent)


def measure(way, store, nquads, turtle, newsgraph):
    """(statements, seconds) of one load into an empty store."""
    with tempfile.TemporaryDirectory(prefix="newsgraph-rate-", dir=nquads.parent) as folder, store.running(folder):
        begin = time.monotonic()
        way(store, nquads, turtle, newsgraph)
        seconds = time.monotonic() - begin
        return store.count(), seconds


def compare(name, nquads, turtle, arguments):
    store = check.installed(name)
    if store is None:
        return
    ways = {"newsgraph load": by_newsgraph, "curl": by_curl}
    rates = {way: [] for way in ways}
    for round_ in range(arguments.rounds):
        for way in sorted(ways, reverse=round_ % 2 == 0):
            statements, seconds = measure(ways[way], store, nquads, turtle, arguments.newsgraph)
            rates[way].append(statements / seconds)
            print(f"  {name}, {way}: {statements} statements in {seconds:.1f} s, {statements / seconds:,.0f}/s", flush=True)
    ours, theirs = (statistics.median(rates[way]) for way in ways)
    print(f"{name}: newsgraph load {ours:,.0f}/s, curl {theirs:,.0f}/s: ratio {ours / theirs:.2f}", flush=True)


def peak_memory(process):
    """MiB that a process had at most."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def time_questions(store):
    for path in sorted(check.QUERIES.glob("*.rq")):
        begin = time.monotonic()
        try:
            said = f"{len(store.ask(path.read_text(encoding='utf-8'), seconds=60)[1])} rows"
        except (OSError, ValueError) as error:  # a store that gives up, says so or breaks off in the middle
            said = f"none: {error}"
        print(f"  {path.stem}: {said}, {time.monotonic() - begin:.1f} s", flush=True)


def load_one(name, graph, newsgraph):
    store = check.installed(name)
    if store is None:
        return
    with tempfile.TemporaryDirectory(prefix="newsgraph-large-", dir=graph.parent) as folder:
        with store.running(folder) as process:
            begin = time.monotonic()
            command = [newsgraph, "load", graph, "--endpoint", store.endpoint()]
            subprocess.run(command, check=True, env=dict(os.environ, **store.environment()), cwd=folder)
            seconds = time.monotonic() - begin
            statements = store.count()
            disk = sum(file.stat().st_size for file in pathlib.Path(folder).rglob("*") if file.is_file())
            print(f"{name}: {statements} statements in {seconds:.0f} s, {statements / seconds:,.0f}/s; the server had "
                  f"{peak_memory(process)} MiB at most, {disk / 1e6:,.0f} MB on disk", flush=True)
            time_questions(store)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsgraph", type=pathlib.Path)
    parser.add_argument("stores", nargs="*", metavar="STORE", help=", ".join(check.NAMES))
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--graph", type=pathlib.Path)
    arguments = parser.parse_intermixed_args()
    stores.stop_servers_on_signals()
    arguments.newsgraph = arguments.newsgraph.resolve()
    arguments.stores = arguments.stores or check.NAMES
    if arguments.graph:
        for name in arguments.stores:
            load_one(name, arguments.graph.resolve(), arguments.newsgraph)
        return
    with tempfile.TemporaryDirectory(prefix="newsgraph-rates-") as folder:
        archive = pathlib.Path(folder) / "archive.tar"
        subprocess.run([sys.executable, ROOT / "bench" / "make_archive.py", str(arguments.articles), "-o", archive], check=True)
        nquads, turtle = archive.with_suffix(".nq"), archive.with_suffix(".ttl")
        for graph in (nquads, turtle):
            subprocess.run([arguments.newsgraph, "export", "--quiet", archive, "-o", graph], check=True)
        for name in arguments.stores:
            compare(name, nquads, turtle, arguments)


if __name__ == "__main__":
    sys.exit(main())
