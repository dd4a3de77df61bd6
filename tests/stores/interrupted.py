#!/usr/bin/env python3
"""Kills `newsgraph load` again and again (SIGKILL) and checks that it ends complete and without duplicates.

    tests/stores/interrupted.py NEWSGRAPH [--articles 2300] [--kills 10] [--seed 1] STORE...

2,300 articles of bench/make_archive.py are a million statements. Each run is killed at a random moment before it could
end; after the last kill the same command has to end well, the store has to count exactly the different statements of the
file, and the articles' texts have to be those of the file.
"""

import argparse
import hashlib
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "queries")]

import check  # noqa: E402
import store as stores  # noqa: E402

TEXTS = "SELECT DISTINCT ?a ?b WHERE { ?a <http://schema.org/headline> ?b }"


def made(newsgraph, articles, folder):
    """An export of so many articles, and how many different statements it has."""
    archive, graph = folder / "archive.tar", folder / "archive.nq"
    subprocess.run([sys.executable, ROOT / "bench" / "make_archive.py", str(articles), "-o", archive], check=True)
    subprocess.run([newsgraph, "export", "--quiet", archive, "-o", graph], check=True)
    digests = set()
    headlines = 0
    with open(graph, "rb") as lines:
        for line in lines:
            digests.add(hashlib.blake2b(line, digest_size=12).digest())
            headlines += b"<http://schema.org/headline>" in line
    return graph, len(digests), headlines


class Loader:
    def __init__(self, newsgraph, store, graph, folder):
        self.command = [newsgraph, "load", graph, "--endpoint", store.endpoint(), "--quiet"]
        self.environment = dict(os.environ, **store.environment())
        self.folder = folder

    def run(self):
        """Seconds that it took to the end."""
        begin = time.monotonic()
        done = subprocess.run(self.command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"ended with {done.returncode}: {done.stderr[-800:]}")
        return time.monotonic() - begin

    def run_and_kill(self, seconds):
        """Whether it was still running when it was killed."""
        process = subprocess.Popen(self.command, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            process.wait(seconds)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True


def whole_load(newsgraph, store, graph, folder, statements):
    data = folder / "whole"
    data.mkdir()
    with store.running(data):
        seconds = Loader(newsgraph, store, graph, data).run()
        assert store.count() == statements, f"{store.count()} statements after a whole load, {statements} expected"
    return seconds


def killed_load(newsgraph, store, graph, folder, kills, seconds, random_):
    """How often it was killed while it loaded, statements and headlines in the end."""
    data = folder / "killed"
    data.mkdir()
    killed = 0
    with store.running(data):
        loader = Loader(newsgraph, store, graph, data)
        for _ in range(kills):
            killed += loader.run_and_kill(random_.uniform(0.1, 2 * seconds / (kills + 4)))
        loader.run()
        return killed, store.count(), len(set(store.ask(TEXTS)[1]))


def run(name, arguments, folder):
    store = check.installed(name)
    if store is None:
        return True
    graph, statements, headlines = made(arguments.newsgraph, arguments.articles, folder)
    seconds = whole_load(arguments.newsgraph, store, graph, folder, statements)
    killed, counted, texts = killed_load(
        arguments.newsgraph, store, graph, folder, arguments.kills, seconds, random.Random(arguments.seed))
    right = counted == statements and texts == headlines
    print(f"{name}: {statements} statements loaded in {seconds:.0f} s; then killed {killed} times while loading; in the end "
          f"{counted} statements and {texts} of {headlines} headlines: {'passed' if right else 'FAILED'}", flush=True)
    return right


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsgraph", type=pathlib.Path)
    parser.add_argument("stores", nargs="+", metavar="STORE")
    parser.add_argument("--articles", type=int, default=2300)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_intermixed_args()
    stores.stop_servers_on_signals()
    arguments.newsgraph = arguments.newsgraph.resolve()
    outcomes = []
    for name in arguments.stores:
        with tempfile.TemporaryDirectory(prefix=f"newsgraph-killed-{name}-") as folder:
            outcomes.append(run(name, arguments, pathlib.Path(folder)))
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
