#!/usr/bin/env python3
"""Scores the extraction against gold annotations and compares with the figures of bench/quality.json.

    bench/quality.py                 the table, with the change against the committed figures
    bench/quality.py --update        writes the figures of this run as those to be held
    bench/quality.py --show all      passes arguments on to the scorer (what was missed, what was wrong)

Exit status 1 where a metric is more than 0.01 below its committed figure. The scorer and the gold of Chinese articles are in
the shared test data; without them this prints that it is skipped. Needs python3-rdflib and python3-icu.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
SHARED = pathlib.Path(os.environ.get("NEWSGRAPH_SHARED", ROOT.parent / "shared"))
PROGRAM = os.environ.get("NEWSGRAPH", ROOT / "build/release/newsgraph")
FIGURES = ROOT / "bench/quality.json"
TOLERANCE = 0.01
LOWER_IS_BETTER = {"leaks"}

# Name of a set, its gold, the articles that the gold is about.
SETS = {
    "zh": (SHARED / "gold/dev", [SHARED / "seed", SHARED / "corpus/news7", SHARED / "corpus/cdt"]),
    "zh-own": (ROOT / "tests/gold/zh/gold", [ROOT / "tests/gold/zh/articles"]),
    "en": (ROOT / "tests/gold/en/gold", [ROOT / "tests/gold/en/articles"]),
    # Never looked at but for the score, so that rules are not made for them.
    "en-held-out": (ROOT / "tests/gold/en/held-out", [ROOT / "tests/gold/en/articles"]),
}


def export(articles, folder, program=PROGRAM):
    out = folder / "graph.nt"
    subprocess.run([program, "export", "--quiet", *map(str, articles), "-o", str(out)], check=True)
    return out


def score(gold, graph, arguments):
    """What the scorer prints. Debian's Python has the packages that it needs; matching must not depend on a hash seed."""
    command = ["/usr/bin/python3", str(SHARED / "tools/score.py"), "--gold", str(gold), "--rdf", str(graph), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"}).stdout


def compare(name, now, before):
    """Prints a set's table; the metrics that fell too far."""
    rows = [metric.removesuffix(".f1") for metric in now if metric.endswith(".f1")]
    fallen = []
    print(f"{name:26}{'P':>8}{'R':>8}{'F1':>8}{'change':>9}")
    for row in rows:
        values = [now[f"{row}.{part}"] for part in ("p", "r", "f1")]
        print(f"{row:26}" + "".join(f"{value:8.3f}" for value in values) + change(now, before, f"{row}.f1"))
    for metric in ("found", "headline", "published", "leaks", "dates"):
        print(f"{metric:26}{'':16}{now[metric]:8.3f}{change(now, before, metric)}")
    for metric, held in before.items():
        if metric.endswith((".p", ".r")):  # one may be given for the other, as long as F1 stands
            continue
        lost = now[metric] - held if metric in LOWER_IS_BETTER else held - now[metric]
        if lost > TOLERANCE:
            fallen.append(f"{name} {metric}: {now[metric]:.3f}, was {held:.3f}")
    return fallen


def change(now, before, metric):
    return f"{now[metric] - before[metric]:+9.3f}" if metric in before else f"{'new':>9}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="hold the figures of this run")
    arguments, for_scorer = parser.parse_known_args()
    if not (SHARED / "tools/score.py").exists():
        print(f"skipped: no shared test data at {SHARED}")
        return 0
    held = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    figures, fallen = {}, []
    for name, (gold, articles) in SETS.items():
        if not gold.is_dir():
            continue
        with tempfile.TemporaryDirectory() as folder:
            graph = export(articles, pathlib.Path(folder))
            if for_scorer:
                print(score(gold, graph, for_scorer))
            figures[name] = json.loads(score(gold, graph, ["--json"]).splitlines()[-1])
        fallen += compare(name, figures[name], held.get(name, {}))
    if arguments.update:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n")
        return 0
    for line in fallen:
        print(f"fallen: {line}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
