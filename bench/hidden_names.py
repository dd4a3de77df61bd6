#!/usr/bin/env python3
"""How much the extraction rests on knowing names: hides a third of the gazetteer at random and scores again.

    bench/hidden_names.py [--share 0.33] [--seeds 3]

For each seed a copy of ontology/ without that share of the rows of gazetteer/*.tsv is compiled in (build/hidden) and the gold
of Chinese articles is scored; the entities' F1 may fall by less than 0.1. Territories and cities that come from CLDR stay.
Exit status 1 where it falls further; skipped without the shared test data.
"""

import argparse
import json
import pathlib
import random
import shutil
import subprocess
import sys

import quality

BUILD = quality.ROOT / "build/hidden"
METRICS = ("entities.f1", "entities.Person.f1", "entities.Organization.f1", "entities.Place.f1", "direct.attributed.f1",
           "indirect.attributed.f1", "sources.f1", "events.f1")
MOST = 0.1


def hide(folder, share, seed):
    """A copy of ontology/ without a share of the gazetteer's rows."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(quality.ROOT / "ontology", folder)
    chance = random.Random(seed)
    for table in sorted((folder / "gazetteer").glob("*.tsv")):
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        head = next(i for i, line in enumerate(lines) if not line.startswith("#"))
        kept = [line for line in lines[head + 1:] if line.startswith("#") or chance.random() >= share]
        table.write_text("".join(lines[:head + 1] + kept), encoding="utf-8")


def build(ontology):
    subprocess.run(["cmake", "--preset", "release", "-B", BUILD, f"-DNEWSGRAPH_ONTOLOGY={ontology}"], check=True, stdout=subprocess.DEVNULL,
                   cwd=quality.ROOT)
    subprocess.run(["cmake", "--build", BUILD, "--target", "newsgraph_program"], check=True, stdout=subprocess.DEVNULL)


def figures(program):
    gold, articles = quality.SETS["zh"]
    folder = BUILD / "scored"
    folder.mkdir(parents=True, exist_ok=True)
    return json.loads(quality.score(gold, quality.export(articles, folder, program), ["--json"]).splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1 / 3)
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    if not (quality.SHARED / "tools/score.py").exists():
        print(f"skipped: no shared test data at {quality.SHARED}")
        return 0
    whole = figures(quality.PROGRAM)
    print(f"{'hidden':26}{'nothing':>9}" + "".join(f"{f'seed {seed}':>9}" for seed in range(arguments.seeds)))
    hidden = []
    for seed in range(arguments.seeds):
        hide(BUILD / "ontology", arguments.share, seed)
        build(BUILD / "ontology")
        hidden.append(figures(BUILD / "newsgraph"))
    for metric in METRICS:
        print(f"{metric:26}{whole[metric]:9.3f}" + "".join(f"{one[metric]:9.3f}" for one in hidden))
    worst = max(whole["entities.f1"] - one["entities.f1"] for one in hidden)
    print(f"entities.f1 falls by {worst:.3f} at most")
    return 0 if worst < MOST else 1


if __name__ == "__main__":
    sys.exit(main())
